"""`annotate reanchor`: the Kursk story follows articles that were changed, one class of quotes after another."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from annotate.build import Settings, build, check_story
from annotate.cli import cli
from annotate.verify import verify_made
from annotate.write.stage import write_file
from annotate.yaml import read_yaml
from tests.pages import DOCS, KURSK, fences

CHINESE = (KURSK / "a.txt").read_text("utf-8")
VIETNAMESE = (KURSK / "b.txt").read_text("utf-8")
NEW = "这是后来加上的一段话,原来的文章里没有。"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The story's folder, in a project of its own. Its words name no paragraph, so that nothing is left to do."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "sources" / "kursk-sappers"
    shutil.copytree(KURSK, folder)
    text = (folder / "story.yml").read_text("utf-8")
    head, body = text.split("\npassages:\n")
    passages, rest = body.split("\ndiscrepancies:\n")
    head, rest = (re.sub(r"\bA-(\d+)", r"A \1", re.sub(r"\bB-(\d+)", r"B \1", each)) for each in (head, rest))
    (folder / "story.yml").write_text(f"{head}\npassages:\n{passages}\ndiscrepancies:\n{rest}", "utf-8")
    return folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


def changed(text: str, *pairs: tuple[str, str]) -> str:
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def follow(siglum: str, text: str | bytes, *options: str) -> Result:
    Path("new.txt").write_bytes(text.encode() if isinstance(text, str) else text)
    return run("reanchor", "kursk-sappers", siglum, "new.txt", *options)


def told(siglum: str, text: str, *options: str) -> Any:
    return json.loads(follow(siglum, text, "--format", "json", *options).stdout)


def quoted(answer: Any, *path: str | int) -> Any:
    return next(each for each in answer["quoted"] if each["path"] == list(path))


def tree(folder: Path) -> Any:
    return read_yaml((folder / "story.yml").read_bytes(), "story.yml")[0]


def files(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir()}


KILLED = ("discrepancies", "killed", "readings", "A")


def test_an_article_with_a_new_paragraph_is_followed_whole(here: Path) -> None:
    before = files(here)
    done = follow("A", CHINESE.replace("\n作者", f"\n{NEW}\n作者"), "--retrieved", "2025-11-30")
    assert (done.exit_code, done.exception and done.exit_code) == (0, None) or done.exit_code == 0, done.output
    assert "segments: 49 same, 1 added" in done.output
    assert "Written: a.2025-11-30.txt, a.2025-11-30.en.txt, story.yml" in done.output

    after = files(here)
    assert {name: raw for name, raw in after.items() if name in before and name != "story.yml"} == {
        name: raw for name, raw in before.items() if name != "story.yml"}
    source = tree(here)["sources"]["A"]
    assert source["versions"] == [{"text": "a.txt", "sha256": tree_of(before)["sources"]["A"]["sha256"],
                                   "gloss": "a.en.txt"}]
    assert (source["text"], source["retrieved"], source["gloss"], source["published"]) == (
        "a.2025-11-30.txt", "2025-11-30", "a.2025-11-30.en.txt", "2025-11-17")
    assert source["furniture"] == ["1", "8", "16", "23", "31", "40", "46", "47", "48", "49", "50"]
    assert tree(here)["passages"][1] == {"A": ["6", "7"], "B": ["8", "9"], "see": ["A-10", "A-43", "B-7"]}
    gloss = after["a.2025-11-30.en.txt"].decode()
    assert "# [3] is new\n[4] Author: Huangpu Shaoxia" in gloss
    problems = check_story(here, "sources/kursk-sappers")[1]
    assert [(each.code, "1 of 50 segments: 3" in each.message) for each in problems] == [("gloss-missing", True)]
    assert "links: 47 published links to paragraphs lead to other words now: A-3…49 (A-4…50 now)" in done.output


def tree_of(given: dict[str, bytes]) -> Any:
    return read_yaml(given["story.yml"], "story.yml")[0]


def test_the_page_of_what_was_followed_is_built_and_verified(here: Path) -> None:
    assert follow("B", changed(VIETNAMESE, ("khoảng 15.000 quân", "khoảng 15.000 lính")), "--auto").exit_code == 1
    assert follow("A", CHINESE.replace("\n作者", f"\n{NEW}\n作者"), "--auto").exit_code == 0
    text = (here / "story.yml").read_text("utf-8").replace("khoảng 15.000 quân", "khoảng 15.000 lính")
    (here / "story.yml").write_text(text, "utf-8")
    site = build(Settings(Path("sources")))
    assert [each for each in site.problems if each.severity == "error"] == []
    assert verify_made(site, "site") == []


CLASSES: dict[str, tuple[str, tuple[str, str], tuple[str | int, ...]]] = {
    "facts": ("A", ("超过6000人阵亡", "超过600人阵亡"), KILLED),
    "facts, a negation": ("A", ("绝非偶然", "可能是偶然"), ("notes", "timing")),
    "deleted": ("A", ("而韩国、乌克兰和西方消息来源称,朝鲜派遣人员,有超过6000人阵亡。\n", ""), KILLED),
    "edited": ("A", ("在探雷设备培训中", "在探雷设备的培训中"), ("discrepancies", "footage-shows", "readings", "A", 0)),
    "facts, Vietnamese": ("B", ("khoảng 600 binh sĩ Triều Tiên được cho", "khoảng 6.000 binh sĩ Triều Tiên được cho"),
                          ("discrepancies", "killed", "readings", "B")),
    "edited, Vietnamese": ("B", ("khu vực Bolshesoldatsky ở tỉnh Kursk", "khu vực Bolshesoldatsky của tỉnh Kursk"),
                           ("notes", "kursk-words")),
    "moved": ("A", ("\n作者", f"\n{NEW}\n作者"), KILLED),
    "unmoved": ("A", ("首次访问朝鲜", "首次访问平壤"), KILLED),
}


@pytest.mark.parametrize("name", CLASSES)
def test_each_class_is_told_and_only_what_is_sure_is_done(name: str, here: Path) -> None:
    siglum, pair, path = CLASSES[name]
    kind = name.partition(",")[0]
    old = VIETNAMESE if siglum == "B" else CHINESE
    was = tree(here)
    answer = told(siglum, changed(old, pair))
    quote = quoted(answer, *path)
    assert quote["class"] == kind
    assert quote["done"] is (kind in {"moved", "unmoved"})
    now: Any = tree(here)
    for step in path:
        was, now = was[step], now[step]
    assert now == was
    codes = {(each.code, each.place.line) for each in check_story(here, "sources/kursk-sappers")[1]
             if each.code.startswith("quote-")}
    assert bool(codes) is not quote["done"]


def test_edited_words_are_written_when_asked_for_and_gloss_and_value_stay(here: Path) -> None:
    pair = ("在探雷设备培训中", "在探雷设备的培训中")
    done = follow("A", changed(CHINESE, pair))
    assert done.exit_code == 1
    assert "FOR YOU: 1 edited" in done.output
    assert "diff" in done.output
    assert "设备{+的+}培训" in done.output
    again = run("reanchor", "kursk-sappers", "A")
    assert again.exit_code == 1
    assert "设备{+的+}培训" in again.output
    auto = run("reanchor", "kursk-sappers", "A", "--auto")
    assert auto.exit_code == 0, auto.output
    assert "DONE: 1 edited" in auto.output
    reading = tree(here)["discrepancies"]["footage-shows"]["readings"]["A"][0]
    assert reading == {"quote": pair[1], "gloss": "during training on mine-detection equipment"}
    assert run("reanchor", "kursk-sappers", "A").exit_code == 0
    assert {each.code for each in check_story(here, "sources/kursk-sappers")[1]} == {"gloss-missing"}


def test_words_that_stand_elsewhere_are_never_taken_for_those_that_are_gone(here: Path) -> None:
    """A quote of few words whose sentence is gone: the same words stand, once, in another sentence."""
    text = (here / "story.yml").read_text("utf-8")
    new = changed(CHINESE, ("而韩国、乌克兰和西方消息来源称,朝鲜派遣人员,有超过6000人阵亡。\n", ""),
                  ("双方讨论了", "当地6000人家里没有电。双方讨论了"))
    (here / "story.yml").write_text(changed(text, ("quote: 超过6000人阵亡", "quote: 6000人")), "utf-8")
    answer = told("A", new)
    quote = quoted(answer, *KILLED)
    assert (quote["done"], quote["held"]) == (False, True)
    problems = [each for each in check_story(here, "sources/kursk-sappers")[1] if each.code.startswith("quote-")]
    assert "quote-context-differs" in {each.code for each in problems}
    assert [each["path"] for each in json.loads(run(
        "reanchor", "kursk-sappers", "A", "--format", "json").stdout)["quoted"]] == [list(KILLED), [
            "discrepancies", "killed-source", "readings", "A"]]


def test_check_counts_and_writes_nothing(here: Path) -> None:
    before = files(here)
    facts = follow("A", changed(CHINESE, ("超过6000人阵亡", "超过600人阵亡")), "--check")
    assert facts.exit_code == 1
    assert facts.stdout.splitlines()[0].startswith("quotes: ")
    assert "1 edited facts" in facts.stdout
    assert follow("A", CHINESE.replace("\n作者", f"\n{NEW}\n作者"), "--check").exit_code == 0
    dry = follow("A", CHINESE.replace("\n作者", f"\n{NEW}\n作者"), "--dry-run")
    assert dry.stdout.startswith("--- sources/kursk-sappers/story.yml\n+++ ")
    assert "+    text: a.2.txt\n" in dry.stdout
    assert files(here) == before


def test_the_same_article_changes_nothing(here: Path) -> None:
    before = files(here)
    assert follow("A", CHINESE).output == (
        "nothing changed in A: the file is the same, byte for byte; a.txt stays as it is\n")
    ends = follow("A", CHINESE.replace("\n", "\r\n"))
    assert (ends.exit_code, "only other bytes" in ends.output) == (0, True)
    assert files(here) == before
    new = CHINESE.replace("\n作者", f"\n{NEW}\n作者")
    assert follow("A", new).exit_code == 0
    after = files(here)
    twice = follow("A", new)
    assert (twice.exit_code, twice.output.startswith("nothing changed in A")) == (0, True)
    assert files(here) == after


def test_a_third_text_stands_behind_the_second(here: Path) -> None:
    assert follow("A", CHINESE.replace("\n作者", f"\n{NEW}\n作者")).exit_code == 0
    assert follow("A", CHINESE.replace("\n作者", f"\n{NEW}\n{NEW}又一段。\n作者")).exit_code == 0
    source = tree(here)["sources"]["A"]
    assert [each["text"] for each in source["versions"]] == ["a.txt", "a.2.txt"]
    assert (source["text"], source["gloss"]) == ("a.3.txt", "a.3.en.txt")
    back = follow("A", CHINESE)
    assert (back.exit_code, "the outlet has gone back to a text that it had before" in back.output) == (0, True)
    assert check_story(here, "sources/kursk-sappers")[1] == []
    assert "is new" not in (here / "a.4.en.txt").read_text("utf-8")


def test_a_quote_that_was_open_is_carried_from_the_text_in_which_it_stands(here: Path) -> None:
    facts = changed(CHINESE, ("超过6000人阵亡", "超过600人阵亡"))
    assert follow("A", facts).exit_code == 1
    assert follow("A", facts.replace("\n作者", f"\n{NEW}\n作者")).exit_code == 1
    answer = told("A", CHINESE.replace("\n作者", f"\n{NEW}\n作者"))
    assert (quoted(answer, *KILLED)["class"], answer["settled"]) == ("moved", True)


@pytest.mark.parametrize("failing", ["a.2.txt", "a.2.en.txt", "story.yml"])
def test_a_write_that_fails_leaves_the_story_as_it_was(failing: str, here: Path,
                                                      monkeypatch: pytest.MonkeyPatch) -> None:
    before = files(here)

    def full(path: Path, content: bytes, *, lasting: bool = False) -> None:
        if failing in path.name:
            raise OSError(28, "No space left on device", str(path))
        write_file(path, content, lasting=lasting)

    monkeypatch.setattr("annotate.write.folder.write_file", full)
    done = follow("A", CHINESE.replace("\n作者", f"\n{NEW}\n作者"))
    assert done.exit_code == 3
    assert "is as it was" in done.output
    assert files(here) == before


def test_what_has_an_error_is_not_followed(here: Path) -> None:
    (here / "a.txt").write_text("其他", "utf-8")
    done = follow("A", CHINESE.replace("\n作者", f"\n{NEW}\n作者"))
    assert done.exit_code == 1
    assert "error[file-changed]" in done.output
    assert "annotate reanchor kursk-sappers A NEW_FILE" in done.output
    assert "nothing was changed: mend this first" in done.output


@pytest.mark.parametrize(("arguments", "message"), [
    (["C", "new.txt"], "kursk-sappers has no source C; it has A, B"),
    (["A"], "A has no older text; name the file of the new one"),
    (["A", "none.txt"], "does not exist"),
    (["A", "new.txt", "--retrieved", "2025-13-01"], "there is no month 13"),
])
def test_what_cannot_be_meant_is_told(arguments: list[str], message: str, here: Path) -> None:
    Path("new.txt").write_text(CHINESE + "\n尾声。", "utf-8")
    done = run("reanchor", "kursk-sappers", *arguments)
    assert (done.exit_code, message in done.output) == (2, True), done.output


def test_other_encodings_and_formats_are_taken(here: Path) -> None:
    new = CHINESE.replace("![]()\n", "").replace("️", "").replace("\n作者", f"\n{NEW}\n作者")
    assert follow("A", new.encode("gb18030")).exit_code == 1
    assert not (here / "a.2.txt").exists()
    done = follow("A", new.encode("gb18030"), "--encoding", "gb18030")
    assert "FOR YOU: 6 published links would lead nowhere" in done.output
    text = (here / "story.yml").read_text("utf-8")
    lost = re.findall(r"^  (A-\d+: A-\d+)", done.output, re.MULTILINE)
    (here / "story.yml").write_text(text + "\naliases:\n" + "".join(f"  {each}\n" for each in lost), "utf-8")
    assert {each.code for each in check_story(here, "sources/kursk-sappers")[1]} <= {"gloss-missing"}
    source = tree(here)["sources"]["A"]
    assert (source["encoding"], source["text"]) == ("gb18030", "a.2.txt")
    again = follow("A", f"{new}\n后记。".encode("gb18030"))  # undeclared, and like the text that it follows
    assert "read as gb18030, as a.2.txt is" in again.output
    assert follow("A", "全新的文章。\n完全不同。".encode("gb18030"), "--rewritten").exit_code == 1
    assert tree(here)["sources"]["A"]["text"] == "a.3.txt"
    page = "<!doctype html><meta charset=utf-8><article>" + "".join(
        f"<p>{line}</p>" for line in new.splitlines() if line) + "<p>最后一段。</p></article>"
    Path("new.html").write_text(page, "utf-8")
    run("reanchor", "kursk-sappers", "A", "new.html")
    source = tree(here)["sources"]["A"]
    assert source["text"] == "a.4.html"
    assert "encoding" not in source
    assert source["versions"][2]["encoding"] == "gb18030"


def test_paragraphs_that_go_leave_links_and_passages_that_are_told(here: Path) -> None:
    lines = CHINESE.splitlines()
    done = follow("A", "\n".join(lines[:37] + lines[38:]))
    assert done.exit_code == 1
    assert "A-38 is gone; it stood in passage" in done.output
    assert "and is taken out" in done.output
    assert "  A-49: A-48\n" in done.output
    assert "A-39…48 (A-38…47 now), A-38 (gone)" in done.output
    assert "error[id-gone]: A-49" in run("check").output
    text = (here / "story.yml").read_text("utf-8")
    (here / "story.yml").write_text(text.replace("\npassages:", "\naliases:\n  A-49: A-48\n\npassages:"), "utf-8")
    assert run("check").exit_code == 0


def test_mentions_in_the_authors_words_are_told_with_their_lines(here: Path) -> None:
    shutil.copy(KURSK / "story.yml", here)
    done = follow("A", CHINESE.replace("\n作者", f"\n{NEW}\n作者"))
    assert done.exit_code == 1
    text = (here / "story.yml").read_text("utf-8").split("\n")
    named = [(int(line), name) for line, names in re.findall(r"^  story\.yml:(\d+)  (.*)$", done.output, re.MULTILINE)
             for name in re.findall(r"A-\d+(?= \()", names)]
    assert len(named) > 20
    assert all(name in text[line - 1] for line, name in named)


def test_the_docs_show_what_is_printed(here: Path) -> None:
    shutil.copy(KURSK / "story.yml", here)
    shown = next(each.text for each in fences(DOCS / "writing.md") if each.text.startswith("$ annotate reanchor"))
    command, *lines = shown.splitlines()
    new = changed(VIETNAMESE, ("khoảng 600 binh sĩ", "khoảng 2.000 binh sĩ"),
                  ("khu vực Bolshesoldatsky ở tỉnh Kursk", "khu vực Bolshesoldatsky của tỉnh Kursk"))
    Path("new.txt").write_text(f"{new}\n\nBài viết được cập nhật ngày 18/11.", "utf-8")
    printed = run(*shlex.split(command)[2:]).output.splitlines()
    assert [line for line in printed if line in lines] == [line for line in lines if line != "…"]
    assert len(printed) - len(lines) < 3


def test_another_article_is_not_taken_for_a_new_text(here: Path) -> None:
    before = files(here)
    wrong = follow("A", VIETNAMESE)
    assert (wrong.exit_code, "no paragraph of a.txt stands in new.txt" in wrong.output) == (2, True)
    assert files(here) == before
    gone = follow("A", "此文章已被删除。", "--rewritten")
    assert gone.exit_code == 1
    assert "deleted" in gone.output
    assert tree(here)["sources"]["A"]["text"] == "a.2.txt"
    assert {each.code for each in check_story(here, "sources/kursk-sappers")[1] if each.severity == "error"} <= {
        "quote-not-found", "id-gone"}
