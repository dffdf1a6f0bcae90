"""Problems as SARIF 2.1.0 (OASIS), which code scanning reads. Sections in comments are the standard's."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final
from urllib.parse import quote

from annotate import __version__
from annotate.codes import CODES, WARNINGS
from annotate.problem import Place, Problem
from annotate.report.explained import plain_explanation
from annotate.report.notice import Notice
from annotate.report.visible import inert_json, plain

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_PLACEHOLDER: Final = re.compile(r"[{}](?=[0-9])|(?<=[0-9])[{}]")

_Json = dict[str, object]


def as_sarif(problems: Sequence[Problem], notices: Sequence[Notice] = ()) -> str:
    """One run. Columns count code points, as everywhere here; paths are relative to where the command ran."""
    told = [_told(each) for each in problems] + [_noticed(each) for each in notices]
    rules = {rule: _rule(rule, notices) for rule, *_ in told}
    places = {rule: at for at, rule in enumerate(rules)}
    seen: Counter[tuple[str, ...]] = Counter()
    results = []
    for rule, level, text, place in told:
        same = (rule, place.file, place.excerpt.strip())
        mark = hashlib.sha256("\0".join([*same, str(seen[same])]).encode("utf-8", "surrogatepass")).hexdigest()
        seen[same] += 1
        results.append({"ruleId": rule, "ruleIndex": places[rule], "level": level, "message": {"text": text},
                        "locations": [{"physicalLocation": _location(place)}],
                        "partialFingerprints": {"line/v1": mark}})  # 3.27.17: the same when lines move
    driver = {"name": "annotate", "version": __version__, "semanticVersion": __version__, "rules": [*rules.values()]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return inert_json(json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1)) + "\n"


def _told(problem: Problem) -> tuple[str, str, str, Place]:
    first = problem.message + (f": {problem.label}" if problem.label else "")
    lines = [first, *(f"help: {line}" for help in problem.help for line in help.split("\n"))]
    return problem.code, problem.severity, _text(lines), problem.place


def _noticed(notice: Notice) -> tuple[str, str, str, Place]:
    return notice.rule, "note", _text([notice.text]), notice.place


def _text(lines: Iterable[str]) -> str:
    """3.11.5: `{0}` would be a place to fill in, so braces beside a digit are doubled."""
    return "\n".join(_PLACEHOLDER.sub(lambda found: found[0] * 2, plain(line)) for line in lines)


def _rule(rule: str, notices: Sequence[Notice]) -> _Json:
    """3.49: what the rule is about, in a sentence and at length."""
    sentence = CODES.get(rule) or next(each.sentence for each in notices if each.rule == rule)
    level = ("warning" if rule in WARNINGS else "error") if rule in CODES else "note"
    more = plain_explanation(rule) if rule in CODES else ""
    return {"id": rule, "shortDescription": {"text": sentence}, "fullDescription": {"text": sentence},
            "help": {"text": more or sentence}, "defaultConfiguration": {"level": level}}


def _location(place: Place) -> _Json:
    """3.29, 3.30: a width of 0 is a place between two characters; a file as a whole has no region."""
    file: _Json = {"artifactLocation": {"uri": quote(place.file.encode("utf-8", "surrogatepass")),
                                        "uriBaseId": "%SRCROOT%"}}
    if (place.line, place.column, place.excerpt) == (1, 1, ""):
        return file
    return {**file, "region": {"startLine": place.line, "startColumn": place.column,
                               "endLine": place.line, "endColumn": place.column + place.width}}
