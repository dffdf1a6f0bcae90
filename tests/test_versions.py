"""What an article was before: told at the segments of now, and of what is withheld nothing at all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.arrange.history import Change, Gone, history
from annotate.article import Article, Segment
from annotate.model import SourceEntry, VersionEntry
from annotate.render.history import old_texts, past
from annotate.story import Source, Version
from annotate.words import ENGLISH, LANGUAGES, Words
from tests.gallery import spec
from tests.made import arranged

FERRY = "The ferry was built in 1962. It carried cars, bicycles and sheep across the river every day but Sunday."
OPERATOR = "The operator, Ferries of Testham, did not answer our questions about the boat."


def article(texts: Sequence[str]) -> Article:
    segments = tuple(Segment(number, text, number, 0, 0) for number, text in enumerate(texts, start=1))
    return Article("a.txt", "\n".join(texts).encode(), "", "utf-8", segments)


def source(*texts: Sequence[str], display: str = "full") -> Source:
    """The oldest text first."""
    entry = SourceEntry.model_validate({"language": "en", "text": "a.txt", "display": display})
    versions = (Version(VersionEntry.model_validate({"text": f"a.{nth}.txt"}), article(each))
                for nth, each in enumerate(texts[:-1], start=1))
    return Source("A", entry, article(texts[-1]), {}, {}, versions=tuple(versions))


def lines(siglum: str, tmp_path: Path, say: Words = ENGLISH) -> dict[int, list[str]]:
    """What the page tells of the gallery's story, by segment: the line, and the old words behind it."""
    made = arranged(tmp_path / "ferry", spec("versions"))
    return {each.number: found for each in made.story.sources[siglum].article.segments
            if (found := [line for view in past(made, siglum, each.number, say)
                          for line in (f"{view.sign} {view.told}", *(text.text for text in view.all_texts()))])}


def test_each_step_is_told_at_the_segment_of_now_the_newest_first(tmp_path: Path) -> None:
    assert lines("A", tmp_path) == {
        1: ["− a paragraph above this one removed after 3 March 2025",
            "BREAKING: ferry accident at Testham, more to follow.",
            "± changed after 5 March 2025", "The ferry of Testham sank on Monday with 19 people on board.",
            "± changed after 3 March 2025", "The ferry of Testham sank on Sunday with 19 people on board."],
        2: ["± changed after 3 March 2025", "The mayor of Testham says that one passenger was hurt."],
        3: ["± changed after 3 March 2025: joined from several paragraphs", FERRY.replace("1962. ", "1962.\n"),
            "− 2 paragraphs removed after 5 March 2025", OPERATOR.replace("the boat", "the state of the boat"),
            "Its insurer did not answer either.", OPERATOR],
        5: ["+ added after 5 March 2025"],
    }


def test_without_days_and_where_one_became_two(tmp_path: Path) -> None:
    assert lines("B", tmp_path, Words("zh")) == {
        1: ["± 与较早版本相比有改动", "测试镇的渡船星期日沉没，船上有十九人。"],
        3: ["± 与较早版本相比有改动：已拆分",
            "渡船建于一九六二年，每天载着汽车、自行车和羊群过河，星期日除外。目击者说，沉没只用了十分钟。"],
        4: ["± 与较早版本相比，从另一段中分出"],
        5: ["− 较早版本中有，后删去 1 段", "本报将继续关注。"],
    }


def test_every_line_is_said_in_every_language(tmp_path: Path) -> None:
    told = [lines("A", tmp_path / spoken, Words(spoken)) for spoken in LANGUAGES]
    assert len({each[5][0] for each in told}) == len(LANGUAGES)


def test_what_changed_and_was_removed_later_is_told_where_it_stood() -> None:
    told = history(source(["one", "The gate of the town is green.", "three"],
                          ["one", "The gate of the town is red.", "three"], ["one", "three"]), ())
    assert told.changes == {}
    assert told.gone == {1: (Gone(2, None, ("The gate of the town is red.",),
                                  (Change("edited", 1, None, ("The gate of the town is green.",),
                                          ("The gate of the town is red.",)),)),)}


def test_a_text_that_changed_back_tells_both_changes() -> None:
    first, second = "The bridge is 120 metres long.", "The bridge is 90 metres long."
    told = history(source([first], [second], [first]), ())
    assert told.changes == {1: (Change("edited", 2, None, (second,), (first,)),
                                Change("edited", 1, None, (first,), (second,)))}


@pytest.mark.parametrize(("told", "after"), [
    ({}, "changed since an earlier version"), ({"published": "2025-03"}, "changed since an earlier version"),
    ({"published": "2025-03-04"}, "changed after 4 March 2025"),
    ({"published": "2025-03-04", "retrieved": "2025-03-05"}, "changed after 5 March 2025"),
])
def test_the_day_is_one_on_which_the_old_words_stood(told: dict[str, str], after: str, tmp_path: Path) -> None:
    changed = spec("versions")
    changed["entries"]["B"]["versions"][0] |= told
    made = arranged(tmp_path / "ferry", changed)
    assert past(made, "B", 1, ENGLISH)[0].told == after


def test_a_moved_paragraph_says_nothing() -> None:
    told = history(source(["The first of all.", "The second of these.", "A third one here."],
                          ["The second of these.", "A third one here.", "The first of all."]), ())
    assert (told.changes, told.gone) == ({}, {})


def excerpts(*texts: Sequence[str], withheld: set[int]) -> list[str]:
    """All older words that are told."""
    told = history(source(*texts, display="excerpts"), withheld)
    assert told.gone == {}
    assert told.changes.keys().isdisjoint(withheld)
    return [text for each in told.changes.values() for change in each for text in (*change.old, *change.new)]


def test_excerpts_tell_the_older_words_of_what_is_shown_alone() -> None:
    shown, secret = "The gate of the town is green today.", "Nobody may read this sentence on the page."
    assert excerpts(["The gate of the town is red today.", secret.replace("this", "that")], [shown, secret],
                    withheld={2}) == ["The gate of the town is red today.", shown]
    # what is removed now, what was split between the two, a sentence that moved from one into the other
    assert excerpts([secret, shown], [shown], withheld=set()) == []
    assert excerpts([f"{shown} {secret}"], [shown, secret], withheld={2}) == []
    assert excerpts([f"{shown} {secret}", "The second paragraph of them all."],
                    [shown, f"The second paragraph of them all. {secret}"], withheld={2}) == []


SENTENCES = [f"Sentence{letter} tells of number{letter} and what{letter} became." for letter in "abcdefghij"]
TEXTS = st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join), min_size=1, max_size=5)


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXTS, min_size=2, max_size=4), st.data())
def test_no_words_that_are_withheld_now_are_told(texts: list[list[str]], data: st.DataObject) -> None:
    numbers = range(1, len(texts[-1]) + 1)
    withheld = data.draw(st.sets(st.sampled_from(list(numbers))))
    told = " ".join(excerpts(*texts, withheld=withheld))
    open_now = " ".join(text for number, text in enumerate(texts[-1], start=1) if number not in withheld)
    for sentence in SENTENCES:
        held = any(sentence in texts[-1][number - 1] for number in withheld)
        assert not (held and sentence not in open_now and sentence in told)


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXTS, min_size=2, max_size=4))
def test_all_that_is_told_stood_there(texts: list[list[str]]) -> None:
    told = history(source(*texts), ())
    for each in (change for found in told.changes.values() for change in found):
        assert set(each.old) <= set(texts[each.version - 1])
        assert set(each.new) <= set(texts[each.version])
    for found in (each for all_gone in told.gone.values() for each in all_gone):
        assert set(found.texts) <= set(texts[found.version - 1])
        assert all(change.version < found.version for change in found.earlier)


def test_each_older_text_has_a_name_of_its_own(tmp_path: Path) -> None:
    made = arranged(tmp_path / "ferry", spec("versions"))
    names = [name for siglum in ("A", "B") for each in old_texts(made, siglum, ENGLISH)
             for name in (each.name, each.now) if name]
    assert len(names) == len(set(names))
    assert {"A-0.gone-1", "A-1.was-1", "A-1.now-1", "A-1.was-2", "A-3.gone-2", "A-3.gone-2.was-1"} <= set(names)
