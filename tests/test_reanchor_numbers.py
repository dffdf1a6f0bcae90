"""What `annotate reanchor` does with numbers, glosses, links and files, on stories of a few paragraphs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from annotate.build import check_story
from annotate.cli import cli
from annotate.drift import SegmentChange
from annotate.reanchor.gloss import new_gloss
from annotate.reanchor.mentions import Mention, mentions
from annotate.write.stage import write_file
from annotate.yaml import read_yaml

ONE = "The first paragraph tells of a river that rose in the night and took the bridge away."
TWO = "In the second one the mayor says that nobody was hurt, and that a ferry will run from Monday."
THREE = "A third adds that the school stays closed until the engineers have looked at its cellar."
FOUR = "The fourth is about the weather, which is said to stay as it is for the rest of the week."
FIVE = "Follow us for more news of the region."
GLOSS = "# by hand\n[1] Eins\n[2] Zwei\n  und mehr\n[3] Drei\n[4] Vier\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "sources" / "flood"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text(f"{ONE}\n{TWO}\n{THREE}\n{FOUR}\n{FIVE}", "utf-8")
    (folder / "a.en.txt").write_text(GLOSS, "utf-8")
    return folder


def write(folder: Path, rest: str = "", source: str = "gloss: a.en.txt\n    furniture: [5]") -> None:
    text = f"title: Flood\nlanguage: en\nsources:\n  A:\n    language: en\n    text: a.txt\n    {source}\n{rest}"
    (folder / "story.yml").write_text(text, "utf-8")


def follow(*lines: str, options: tuple[str, ...] = (), name: str = "new.txt") -> Result:
    Path(name).write_text("\n".join(lines), "utf-8")
    return CliRunner().invoke(cli, ["reanchor", "flood", "A", name, *options])


def tree(folder: Path) -> Any:
    return read_yaml((folder / "story.yml").read_bytes(), "story.yml")[0]


def errors(folder: Path) -> list[str]:
    return [each.code for each in check_story(folder, "sources/flood")[1] if each.severity == "error"]


def test_a_paragraph_that_is_cut_stands_in_its_passage_with_both_parts(here: Path) -> None:
    write(here, "passages:\n  - {A: 2}  # the mayor\n  - A: [3, 4]\n    see: A-2\n")
    first, last = TWO.split(", and ")
    done = follow(ONE, first + ".", "And " + last, THREE, FOUR, FIVE)
    assert "1 split" in done.output or "2 split" in done.output, done.output
    assert tree(here)["passages"] == [{"A": ["2", "3"]}, {"A": ["4", "5"], "see": ["A-2", "A-3"]}]
    assert tree(here)["sources"]["A"]["furniture"] == ["6"]
    assert "# the mayor" in (here / "story.yml").read_text("utf-8")
    assert errors(here) == []


def test_paragraphs_that_are_joined_stand_in_one_passage_and_the_other_links_to_it(here: Path) -> None:
    write(here, "passages:\n  - {A: 2, see: [A-4]}\n  - {A: [3, 4]}\n  - {A: 1, see: A-3}\n")
    done = follow(ONE, f"{TWO} {THREE}", FOUR, FIVE)
    assert "merged" in done.output
    assert "A-2 stands in a passage already; passage 2 links to it with `see`" in done.output
    assert tree(here)["passages"] == [{"A": "2", "see": ["A-3"]}, {"A": ["3"], "see": "A-2"}, {"A": "1", "see": "A-2"}]
    assert errors(here) == []


def test_furniture_that_is_joined_with_the_article_is_furniture_no_more(here: Path) -> None:
    write(here)
    follow(ONE, TWO, THREE, f"{FOUR} {FIVE}")
    assert "furniture" not in tree(here)["sources"]["A"]
    assert errors(here) == []


def test_aliases_follow_and_one_that_is_a_paragraph_again_is_taken_out(here: Path) -> None:
    write(here, "aliases:\n  A-6: A-4  # of the first version\n  A-9: A-3\n")
    done = follow("Something new stands at the top of the article, in two sentences. It is this one.",
                  ONE, TWO, THREE, FOUR, FIVE)
    assert "the alias A-6: A-4 is taken out" in done.output
    assert tree(here)["aliases"] == {"A-9": "A-4"}
    assert errors(here) == []


def test_a_passage_with_a_published_id_that_goes_needs_an_alias(here: Path) -> None:
    write(here, "passages:\n  - {A: 3, id: school}\n  - {A: 4}\n")
    (here / "ids.txt").write_text("A-1\nA-5\np-school\n", "utf-8")
    done = follow(ONE, TWO, FOUR, FIVE)
    assert done.exit_code == 1
    assert "  A-5: A-4\n  p-school: A-2  # nothing stands for it; this is nearest\n" in done.output
    assert tree(here)["passages"] == [{"A": "3"}]
    text = (here / "story.yml").read_text("utf-8")
    (here / "story.yml").write_text(text + "aliases:\n  A-5: A-4\n  p-school: A-2\n", "utf-8")
    assert errors(here) == []


def test_every_gloss_file_is_followed(here: Path) -> None:
    (here / "a.fr.txt").write_bytes(b"\xef\xbb\xbf[1] Un\r\n[5] Suivez\r\n")
    write(here, source="gloss:\n      en: a.en.txt  # ours\n      fr: a.fr.txt")
    follow("A wholly new paragraph about a helicopter that circles over the valley.", ONE,
           TWO.replace("a ferry", "the old ferry"), THREE, FOUR, FIVE)
    assert tree(here)["sources"]["A"]["gloss"] == {"en": "a.2.en.txt", "fr": "a.2.fr.txt"}
    assert (here / "a.2.fr.txt").read_bytes() == b"\xef\xbb\xbf# [1] is new\r\n[2] Un\r\n[6] Suivez\r\n"
    assert (here / "a.2.en.txt").read_text("utf-8") == (
        "# by hand\n# [1] is new\n[2] Eins\n# [3]: the words have changed; their gloss was\n# [3] Zwei\n#   und mehr\n"
        "[4] Drei\n[5] Vier\n")


def test_notes_for_the_translator_go_on_to_the_next_text() -> None:
    raw = b"[1] Eins\n# [2]: the words have changed; their gloss was\n# [2] Zwei\n# [3] is new\n[4] Vier\n"
    made = new_gloss(raw, [SegmentChange("added", (), (1,)),
                           *(SegmentChange("same", (each,), (each + 1,)) for each in (1, 2, 3)),
                           SegmentChange("deleted", (4,), ())], frozenset({1}))
    assert made.raw == b"[2] Eins\n# [3]: the words have changed; their gloss was\n# [3] Zwei\n# [4] is new\n"
    assert (made.kept, made.changed, made.added) == (1, (), ())


def test_mentions_are_of_words_and_not_of_what_was_carried_over() -> None:
    raw = b"title: A-2\npassages:\n  - {A: 3, see: [A-3, 'A-2']}  # as A-2\naliases:\n  A-9: A-2\nx: BA-2 A-22 A-2-3\n"
    found = mentions(raw, read_yaml(raw, "story.yml")[1], "A", {1: (1,), 2: (3,), 3: ()})
    assert found == (Mention(1, "A-2", ("A-3",)), Mention(3, "A-2", ("A-3",)))


def test_excerpts_and_files_that_are_there_already(here: Path) -> None:
    write(here, source="display: excerpts")
    (here / "A.2.TXT").write_text("somebody's", "utf-8")
    new = here / "a.3.txt"
    assert follow(ONE, TWO, THREE, FOUR, name=str(new)).exit_code == 0
    assert tree(here)["sources"]["A"]["text"] == "a.3.txt"
    assert sorted(each.name for each in here.iterdir()) == ["A.2.TXT", "a.3.txt", "a.en.txt", "a.txt", "story.yml"]
    assert errors(here) == []


def test_what_strangers_wrote_steers_no_terminal(here: Path) -> None:
    write(here, "notes:\n  n: {source: A, quote: nobody was hurt, kind: context, text: \"x\\u001b[2J\"}\n"
          .replace("\\u001b", "\\u202e"))
    evil = TWO.replace("nobody was hurt", "few were \u202ehurt ::error::")
    done = follow(ONE, "::error::x \u202e", evil, THREE, FOUR, FIVE)
    assert "\u202e" not in done.output
    assert not any(line.lstrip().startswith("::") for line in done.output.splitlines())
    dry = follow(ONE, evil, "::x", options=("--dry-run",))
    assert "\u202e" not in dry.output


def test_a_file_that_is_too_large_or_none_is_told(here: Path) -> None:
    write(here)
    before = sorted(here.iterdir())
    assert "error[file-too-large]" in follow("x" * 3_000_000).output
    assert "error[article-empty]" in follow("").output
    assert "error[over-limit]" in follow(ONE, TWO, THREE, FOUR, FIVE, ONE, options=("--max-segments", "5")).output
    assert "error[article-format]" in follow(ONE, name="new.pdf").output
    assert sorted(here.iterdir()) == before


def test_programs_are_told_the_same(here: Path) -> None:
    write(here, "notes:\n  n: {source: A, quote: nobody was hurt, kind: context, text: x}\n")
    done = follow(ONE, TWO.replace("nobody was hurt", "somebody was hurt"), THREE, FOUR, FIVE,
                  options=("--format", "json"))
    answer = json.loads(done.stdout)
    assert done.stdout.isascii()
    assert (answer["written"], answer["settled"], done.exit_code) == (True, False, 1)
    assert answer["quotes"] == {"facts": 1}
    assert answer["quoted"][0]["candidates"][0]["write"] == {"quote": "somebody was hurt"}
    assert answer["files"] == ["a.2.txt", "a.2.en.txt"]
    assert json.loads(follow(*(here / "a.2.txt").read_text("utf-8").split("\n"),
                             options=("--format", "json")).stdout) == {"settled": True, "written": False}


def test_a_page_in_a_container_is_kept_whole_and_its_day_is_to_be_confirmed(here: Path) -> None:
    write(here)
    page = "".join(f"<p>{each}</p>" for each in ("A new first paragraph stands here.", ONE, TWO, THREE, FOUR, FIVE))
    head = ("From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/a\nSubject: x\n"
            "Date: Sun, 30 Nov 2025 10:00:00 -0000\nMIME-Version: 1.0\nContent-Type: multipart/related; "
            'type="text/html"; boundary="=x"\n\n--=x\nContent-Type: text/html\n'
            "Content-Location: https://example.org/a\n\n")
    raw = f"{head}<html><body><article>{page}</article></body></html>\n--=x--\n".replace("\n", "\r\n").encode()
    Path("new.mhtml").write_bytes(raw)
    done = CliRunner().invoke(cli, ["reanchor", "flood", "A", "new.mhtml"])
    assert done.exit_code == 0, done.output
    source = tree(here)["sources"]["A"]
    assert (source["text"], source["obtained"]) == ("a.2025-11-30.html", "a.2025-11-30.obtained.mhtml")
    assert (here / "a.2025-11-30.obtained.mhtml").read_bytes() == raw
    assert "retrieved: 2025-11-30  # confirm" in (here / "story.yml").read_text("utf-8")
    assert errors(here) == []


def test_what_its_author_saves_meanwhile_is_not_written_over(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(here)

    def saved_meanwhile(path: Path, content: bytes, *, lasting: bool = False) -> None:
        if path.name.startswith(".a.2.txt"):
            (here / "story.yml").write_text("title: Mine\n", "utf-8")
        write_file(path, content, lasting=lasting)

    monkeypatch.setattr("annotate.write.folder.write_file", saved_meanwhile)
    done = follow(ONE, TWO, THREE, FOUR)
    assert (done.exit_code, "changed meanwhile; run the command again" in done.output) == (3, True)
    assert (here / "story.yml").read_text("utf-8") == "title: Mine\n"
    assert sorted(each.name for each in here.iterdir()) == ["a.en.txt", "a.txt", "story.yml"]


def page(headline: str, author: str, day: str, *more: str) -> str:
    body = "".join(f"<p>{each}</p>" for each in (ONE, TWO, THREE, FOUR, *more))
    return (f'<html lang="en"><head><title>{headline} - Site</title><meta name="author" content="{author}">'
            f'<meta property="article:published_time" content="{day}T10:00:00Z"></head>'
            f"<body><article><h1>{headline}</h1>{body}</article></body></html>")


def test_what_the_new_page_says_of_itself_is_told_and_not_written(here: Path) -> None:
    (here / "a.html").write_text(page("A flood", "Ann", "2025-11-17"), "utf-8")
    rest = ("text: a.html  # given as zh.html\n    title: A flood\n    published: 2025-11\n    author: A. Nn"
            "  # as printed")
    text = f"title: Flood\nlanguage: en\nsources:\n  A:\n    language: en\n    {rest}\n"
    (here / "story.yml").write_text(text, "utf-8")
    new = page("The flood: all, and more", "Ann", "2025-12-18", "A paragraph that is new stands here.")
    done = follow(new, name="zh2.html", options=("--retrieved", "2025-12-19"))
    assert done.exit_code == 0, done.output
    assert ("THE PAGE: says otherwise than story.yml – look, and paste under `A:` what is right\n"
            "  title: 'The flood: all, and more'  # h1; story.yml says A flood\n"
            "  published: 2025-12-18  # article:published_time 2025-12-18T10:00:00Z; story.yml says 2025-11\n\n"
            ) in done.output
    written = (here / "story.yml").read_text("utf-8")
    assert "text: a.2025-12-19.html  # given as zh2.html\n    title: A flood\n    published: 2025-11\n" in written
    assert "author: A. Nn  # as printed" in written
    last = follow(new.replace(ONE, "Other words."), name="a.2026-01-02.html", options=("--retrieved", "2026-01-02"))
    assert "THE PAGE" not in last.output
    assert "text: a.2026-01-02.html\n" in (here / "story.yml").read_text("utf-8")


def test_a_quote_that_a_change_took_away_is_told_to_have_stood_there(here: Path) -> None:
    write(here, "notes:\n  x: {source: A, quote: took the bridge away, kind: context, text: T}\n")
    follow("A river rose.", TWO, THREE, FOUR, FIVE, options=("--retrieved", "2025-12-01"))
    told = check_story(here, "sources/flood")[1]
    helps = [help for each in told if each.code == "quote-not-found" for help in each.help]
    assert helps[0] == ("these words stood in a.txt until 2025-12-01, in its A-1: `annotate reanchor flood A` "
                        "tells what has become of them")


@pytest.mark.parametrize("given", ["gb18030", "new.txt=gb18030"])
def test_an_encoding_is_named_alone_or_with_its_file(here: Path, given: str) -> None:
    write(here)
    Path("new.txt").write_bytes(f"{ONE}\n{TWO}\n{THREE}\n{FOUR}\n新的一段话在这里,后来加上的。".encode("gb18030"))
    done = CliRunner().invoke(cli, ["reanchor", "flood", "A", "new.txt", "--encoding", given])
    assert tree(here)["sources"]["A"]["encoding"] == "gb18030", done.output


def test_a_new_paragraph_that_looks_like_a_link_is_named(here: Path) -> None:
    pytest.importorskip("trafilatura")
    (here / "a.html").write_text(page("A flood", "Ann", "2025-11-17"), "utf-8")
    write(here, source="title: A flood")
    text = (here / "story.yml").read_text("utf-8").replace("a.txt", "a.html")
    (here / "story.yml").write_text(text, "utf-8")
    link = '<a href="/x">Related: ten cats that were seen at the river by ten dogs</a>'
    related = f'<p class="related">{link}</p></article>'
    done = follow(page("A flood", "Ann", "2025-11-17").replace("</article>", related), name="new.html")
    assert "furniture? new, and likely not the article (links, notices): A-6; if so, add" in done.output
    assert "furniture" not in (here / "story.yml").read_text("utf-8")
