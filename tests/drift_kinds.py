"""The kinds of edits, one function each: it edits a draft and tells the cases that it makes."""

from __future__ import annotations

import random
import re
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise

from rapidfuzz.distance import Indel

from tests.drift_edits import Case, Draft, Edit, Sentence
from tests.drift_texts import Source, sentences

QUOTES = 10  # an edit
_OTHERS = 0.9  # alike
_ENDS = re.compile(r"[。!?！？…]|\. ")


def edits(kind: str, seeds: range, every: dict[str, list[Source]]) -> Iterator[Edit]:
    """One a seed; every second in Chinese."""
    others = sentences(every)
    for seed in seeds:
        articles = every["other" if seed % 2 else "zh"]
        source = articles[seed // 2 % len(articles)]
        drawn = random.Random(zlib.crc32(f"{kind} {source.name} {seed}".encode()))  # noqa: S311 - no secret
        draft = Draft(source, drawn, others[source.language])
        KINDS[kind](draft)
        yield draft.done()


def random_edit(draft: Draft) -> None:
    """Everything at once; the quotes are any."""
    draw = draft.draw
    for _ in range(QUOTES // 2):
        draft.case("random", draft.at(draft.pick()))
    if draw.random() < 0.3:
        _two_sentences(draft)
    for _ in range(draw.randint(0, 2)):
        draft.delete(draft.pick())
    for _ in range(draw.randint(0, 2)):
        draft.insert(next(each for _ in range(100) if (each := draw.choice(draft.others)) not in draft.old.joined))
    if draw.random() < 0.5:
        _move_paragraphs(draft, draw.randint(1, 2))
    if draw.random() < 0.3:
        draft.swap(draft.pick(), draft.pick())
    draft.noise(draw.choice((0, 0, 0.01, 0.03, 0.06, 0.1)))


def _two_sentences(draft: Draft) -> None:
    pairs = [pair for paragraph in draft.paragraphs for pair in pairwise(paragraph)]
    if pairs:
        (words, ids), (others, more) = draft.draw.choice(pairs)
        start = draft.draw.randint(len(words) - len(words.lstrip()), len(words) - 1)
        end = draft.draw.randint(1, len(others.rstrip())) if others.strip() else 1
        if not words[start].isspace() and not others[end - 1].isspace():
            draft.cut("random", ids[start], more[end - 1] + 1)


def _move_paragraphs(draft: Draft, many: int) -> None:
    for _ in range(many):
        moved = draft.paragraphs.pop(draft.draw.randrange(len(draft.paragraphs)))
        draft.paragraphs.insert(draft.draw.randint(0, len(draft.paragraphs)), moved)


def deleted(draft: Draft) -> None:
    for _ in range(QUOTES // 2):
        place = draft.pick()
        for _ in range(2):
            draft.case("deleted", draft.at(place))
        draft.delete(place)
    draft.noise(draft.draw.choice((0, 0, 0.02)))


def look_alike(draft: Draft) -> None:
    """Its own sentence goes, one like it comes elsewhere, with another number, denial or name."""
    made = []
    for _ in range(QUOTES // 2):
        place = draft.pick()
        sentence = draft.at(place)
        changed = _changed(draft, sentence[0], draft.draw.choice(("number", "negation", "name")))
        if changed is None or _ENDS.search(sentence[0].strip()[:-3]):
            continue  # of several sentences, one would come again as it was
        draft.case("look-alike", sentence, around=changed[1])
        draft.case("look-alike", sentence)  # what differs may stand beside the quote
        draft.delete(place)
        made.append((changed[0], sentence[1][0]))
    for words, stood in made:
        draft.insert(words, _elsewhere(draft, stood))


def rewritten_look_alike(draft: Draft) -> None:
    """As `look_alike`, but what comes is its own words with slips in them."""
    every = []
    for _ in range(QUOTES // 2):
        place = draft.pick(least=20)
        sentence = draft.at(place)
        start, end = draft.quote(sentence)
        first = sentence[1].index(start)
        made = list(sentence[0])
        for _ in range(max(2, (end - start) // 12)):
            made[draft.draw.randrange(first, first + end - start)] = draft.character()
        if ("".join(made[first:first + end - start]) == draft.old.joined[start:end]
                or _like_another(draft, sentence[0], "".join(made))):
            continue
        draft.cases.append(Case("rewritten look-alike", start, end))
        draft.delete(place)
        every.append(("".join(made), sentence[1][0]))
    for words, stood in every:
        draft.insert(words, _elsewhere(draft, stood))


def _elsewhere(draft: Draft, stood: int, apart: int = 1) -> tuple[int, int]:
    """Not where a sentence stood or stands: so many others that stay as they were, at least, are in between."""
    left = sorted(ids[0] for paragraph in draft.paragraphs for _, ids in paragraph if ids and ids[0] >= 0)
    gap = sum(first < stood for first in left)
    passed, found = 0, []
    for p, paragraph in enumerate(draft.paragraphs):
        for s in range(len(paragraph) + 1):
            if not gap - apart < passed < gap + apart + _kept(draft, stood):
                found.append((p, s))
            passed += s < len(paragraph) and paragraph[s][1][0] >= 0
    return draft.draw.choice(found or [(len(draft.paragraphs) - 1, len(draft.paragraphs[-1]))])


def _kept(draft: Draft, stood: int) -> int:
    """1 if the sentence still stands, else 0."""
    return any(ids and stood in ids[:1] for paragraph in draft.paragraphs for _, ids in paragraph)


def _changed(draft: Draft, words: str, fact: str) -> tuple[str, int] | None:
    found = draft.changers()[fact](words)
    if found is None:
        return None
    start, end, new = found
    made = words[:start] + new + words[end:]
    return None if _like_another(draft, words, made) else (made, start)


def _like_another(draft: Draft, words: str, made: str) -> bool:
    """What is as much like another sentence is nobody's look-alike: no one could tell whose it is."""
    return any(Indel.normalized_similarity(made, other, score_cutoff=_OTHERS) > 0
               for other, _ in draft.all if other != words)


def edited_and_look_alike(draft: Draft) -> None:
    """Its own is edited where it stands; what it was, with another fact, comes elsewhere."""
    for _ in range(QUOTES // 2):
        place = draft.pick(least=20)
        words, ids = sentence = draft.at(place)
        made = _changed(draft, words, draft.draw.choice(("number", "negation", "name")))
        if made is None or ids[-1] < 0:
            continue
        for _ in range(2):
            draft.case("edited and look-alike", sentence)
        for _ in range(max(1, len(words) // 15)):
            at = draft.draw.randrange(len(words))
            draft.put(place, at, at + 1, draft.character())
        draft.insert(made[0], _elsewhere(draft, ids[0]))


def swapped(draft: Draft) -> None:
    """Sentences that change places, those most alike first; then slips."""
    for _ in range(QUOTES // 2):
        one = draft.pick()
        words = draft.at(one)[0]
        alike = [(p, s) for p, paragraph in enumerate(draft.paragraphs) for s, (other, ids) in enumerate(paragraph)
                 if (p, s) != one and other[:4] == words[:4] and ids[0] >= 0]
        other = draft.draw.choice(alike) if alike else draft.pick()
        if draft.at(other)[0].strip() == words.strip():
            continue  # no one could tell
        for place in (one, other):
            draft.case("swapped", draft.at(place))
        draft.swap(one, other)
    draft.noise(draft.draw.choice((0, 0, 0.02)))


def _fact(draft: Draft, fact: str) -> None:
    changed: set[int] = set()
    for _ in range(3 * QUOTES):
        place = draft.pick()
        words, ids = sentence = draft.at(place)
        if ids[0] in changed or len(changed) == QUOTES:
            continue
        found = draft.changers()[fact](words)
        if found is None:
            continue
        if (words[:found[0]] + found[2] + words[found[1]:]).strip() in draft.old.joined:
            continue  # another sentence already says so
        start, end, new = _narrowed(words, *found)
        before = len(draft.cases)
        draft.case(fact, sentence, fact, around=start)
        if len(draft.cases) == before:
            continue
        case = draft.cases[-1]
        if not case.start < ids[start] <= ids[max(start, end - 1)] < case.end - 1:
            draft.cases.pop()  # what is put in at its very edge may be no part of it
            continue
        draft.put(place, start, end, new)
        changed.add(ids[0])


def _narrowed(words: str, start: int, end: int, new: str) -> tuple[int, int, str]:
    """Without what is the same at both ends."""
    while start < end and new and words[start] == new[0]:
        start, new = start + 1, new[1:]
    while start < end and new and words[end - 1] == new[-1]:
        end, new = end - 1, new[:-1]
    return start, end, new


def reordered(draft: Draft) -> None:
    for _ in range(QUOTES):
        draft.case("reordered", draft.at(draft.pick()))
    draft.draw.shuffle(draft.paragraphs)


def parted(draft: Draft) -> None:
    """Paragraphs split and merged."""
    for _ in range(QUOTES):
        draft.case("parted", draft.at(draft.pick()))
    made: list[list[Sentence]] = []
    for paragraph in draft.paragraphs:
        cut = draft.draw.randint(0, len(paragraph))
        if made and draft.draw.random() < 0.4:
            made[-1] = made[-1] + paragraph
        else:
            made += [part for part in (paragraph[:cut], paragraph[cut:]) if part]
    draft.paragraphs = made


def doubled(draft: Draft) -> None:
    """The same sentence once more, elsewhere."""
    for _ in range(QUOTES // 2):
        place = draft.pick()
        for _ in range(2):
            draft.case("doubled", draft.at(place))
        words, ids = draft.at(place)
        draft.insert(words, _elsewhere(draft, ids[0], 2))


KINDS: dict[str, Callable[[Draft], None]] = {
    "random": random_edit, "reordered": reordered, "parted": parted, "doubled": doubled, "deleted": deleted,
    "look-alike": look_alike, "rewritten look-alike": rewritten_look_alike,
    "edited and look-alike": edited_and_look_alike, "swapped": swapped,
    "number": partial(_fact, fact="number"), "negation": partial(_fact, fact="negation"),
    "name": partial(_fact, fact="name")}
ADVERSE = ("deleted", "look-alike", "rewritten look-alike", "edited and look-alike", "swapped", "number", "negation",
           "name")
