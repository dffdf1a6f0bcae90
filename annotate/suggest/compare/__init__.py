"""Where sources part: numbers, dates, hedges, names, speakers, quotations; between them, in one only, inside one.

Read `findings` first. Nothing here decides anything for a person: each finding has its places, a reason and a score.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from annotate.suggest.align import Sentence, align, sentences
from annotate.suggest.compare import names, voices
from annotate.suggest.compare.answers import MOST_COMPARED, answers
from annotate.suggest.compare.doubts import Around
from annotate.suggest.compare.facts import Day, Facts, Item, facts
from annotate.suggest.compare.groups import Aligned, Group, groups
from annotate.suggest.compare.inside import inside
from annotate.suggest.compare.match import Match
from annotate.suggest.compare.numbers import alone, in_passage_only, of_match
from annotate.suggest.compare.stands import tells
from annotate.suggest.compare.told import Finding, Place, Relation, Told
from annotate.suggest.embed import Model
from annotate.suggest.glossary import EMPTY, Glossary

__all__ = ["Aligned", "Finding", "Place", "Relation", "Told", "align_all", "findings"]


def align_all(
    sources: Sequence[Told], *, glossary: Glossary = EMPTY, model: Model | None = None,
) -> tuple[Aligned, ...]:
    """Every two sources laid side by side, in the order given."""
    cut = {told.siglum: _sentences(told) for told in sources}
    return tuple(
        Aligned(one.siglum, two.siglum, cut[one.siglum], cut[two.siglum],
                align(cut[one.siglum], cut[two.siglum], glossary=glossary, model=model,
                      references=(one.published, two.published)))
        for one, two in combinations(sources, 2))


def _sentences(told: Told) -> tuple[Sentence, ...]:
    return tuple(sentence for segment in told.segments
                 for sentence in sentences(told.siglum, segment.number, segment.text, told.tag))


def findings(sources: Sequence[Told], aligned: Sequence[Aligned]) -> tuple[Finding, ...]:
    """Everything found, what a person should look at first; agreements stand last."""
    cut = {siglum: some for each in aligned for siglum, some in ((each.left, each.lefts), (each.right, each.rights))}
    read = {told.siglum: facts(told, cut[told.siglum]) for told in sources if told.siglum in cut}
    found = [finding for each in read.values() for finding in inside(each)]
    missing: dict[Item, list[str]] = {}
    for each in aligned:
        left, right = read[each.left], read[each.right]
        some = groups(each)
        matches, *left_over = answers(left, right, some)
        around = Around(matches)
        found += [finding for match in matches for finding in of_match(match, left, right, around)]
        found += _days_elsewhere(matches, some, left, right)
        found += voices.of_numbers(matches, left, right)
        found += voices.of_quotations(some, left, right)
        found += voices.days_of_speech(each, left, right)
        found += names.of_countries(some, left, right)
        for items, other in zip(left_over, (right, left), strict=True):
            told = [*other.items()]
            for item in items[:MOST_COMPARED // max(1, len(told))]:
                if not any(tells(each, item) for each in told):
                    missing.setdefault(item, []).append(other.told.siglum)
    found += _alone(missing, read)
    found += [finding for each in read.values()
              for finding in names.alone(each, [other for other in read.values() if other is not each])]
    return tuple(sorted(found, key=_order))


def _order(finding: Finding) -> tuple[bool, float, tuple[Place, ...], str]:
    return (finding.relation == "agree", -finding.score, finding.places, finding.kind)


def _alone(missing: Mapping[Item, Sequence[str]], read: Mapping[str, Facts]) -> Iterator[Finding]:
    """Of two sources each, what stands in one only; of more, what all others lack."""
    for item, silent in missing.items():
        if len(silent) == len(read) - 1:
            yield from alone(item, read[item.place.siglum], tuple(silent))


def _days_elsewhere(matches: Sequence[Match], some: Sequence[Group], left: Facts, right: Facts) -> Iterator[Finding]:
    """Days that answer each other across the article, though each stands in a sentence that has another answer."""
    answered = {(one, two) for group in some for one in group.lefts for two in group.rights}
    for match in matches:
        if match.close or (match.left.sentence, match.right.sentence) in answered:
            continue
        if isinstance(match.left, Day):
            for group in some:
                if group.close and match.left.sentence in group.lefts:
                    yield from in_passage_only(match.left, left, right, group.rights[0])
        if isinstance(match.right, Day):
            for group in some:
                if group.close and match.right.sentence in group.rights:
                    yield from in_passage_only(match.right, right, left, group.lefts[0])
