"""SARIF 2.1.0: what the standard (OASIS, March 2020) and code scanning ask for. Sections are the standard's."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given

from annotate.codes import CODES, WARNINGS
from annotate.problem import Place, Problem
from annotate.report import report
from tests.test_report import problems

# By kind of object: each property that may stand there, what it is, and whether it must. A tuple lists the values that
# are allowed; [kind] is an array of such objects.
SCHEMA: dict[str, dict[str, tuple[Any, bool]]] = {
    "log": {"$schema": (str, False), "version": (("2.1.0",), True), "runs": (["run"], True)},  # 3.13
    "run": {"tool": ("tool", True), "columnKind": (("utf16CodeUnits", "unicodeCodePoints"), True),  # 3.14
            "results": (["result"], True)},
    "tool": {"driver": ("component", True)},  # 3.18
    "component": {"name": (str, True), "version": (str, False), "semanticVersion": (str, False),  # 3.19
                  "rules": (["rule"], False)},
    "rule": {"id": (str, True), "shortDescription": ("message", True), "fullDescription": ("message", True),  # 3.49
             "help": ("message", True), "defaultConfiguration": ("configuration", True)},
    "configuration": {"level": (("none", "note", "warning", "error"), True)},  # 3.50
    "result": {"ruleId": (str, True), "ruleIndex": (int, True), "level": (("note", "warning", "error"), True),  # 3.27
               "message": ("message", True), "locations": (["location"], True),
               "partialFingerprints": ("fingerprints", True)},
    "message": {"text": (str, True)},  # 3.11
    "fingerprints": {"line/v1": (str, True)},
    "location": {"physicalLocation": ("physical", True)},  # 3.28
    "physical": {"artifactLocation": ("artifact", True), "region": ("region", False)},  # 3.29
    "artifact": {"uri": (str, True), "uriBaseId": (str, True)},  # 3.4
    "region": {"startLine": (int, True), "startColumn": (int, True), "endLine": (int, True),  # 3.30
               "endColumn": (int, True)},
}


def faults(found: Any, kind: Any, at: str = "$") -> list[str]:
    """What in it is not as the standard has it."""
    if isinstance(kind, list):
        if not isinstance(found, list):
            return [f"{at} is no array"]
        return [fault for number, each in enumerate(found) for fault in faults(each, kind[0], f"{at}[{number}]")]
    if isinstance(kind, tuple):
        return [] if found in kind else [f"{at} is {found}"]
    if not isinstance(kind, str):
        return [] if type(found) is kind else [f"{at} is {found!r}"]
    missing = [f"{at} has no {name}" for name, (_, must) in SCHEMA[kind].items() if must and name not in found]
    unknown = [f"{at} has {name}" for name in found if name not in SCHEMA[kind]]
    inner = [fault for name, (inside, _) in SCHEMA[kind].items() if name in found
             for fault in faults(found[name], inside, f"{at}.{name}")]
    return missing + unknown + inner


def run_of(found: list[Problem]) -> dict[str, Any]:
    log = json.loads(report(found, "sarif"))
    assert faults(log, "log") == []
    run, = log["runs"]
    assert isinstance(run, dict)
    return run


def test_the_check_itself_finds_faults() -> None:
    assert faults({"version": "2.0", "runs": [{"results": {}}]}, "log") == [
        "$.version is 2.0", "$.runs[0] has no tool", "$.runs[0] has no columnKind", "$.runs[0].results is no array"]


@given(problems)
def test_whatever_is_told_is_sarif(found: list[Problem]) -> None:
    run = run_of(found)
    rules = run["tool"]["driver"]["rules"]
    assert len(run["results"]) == len(set(found))
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert not re.search(r"(?<!\{)\{\d+\}", result["message"]["text"]), "3.11.5: a placeholder without an argument"
        region = result["locations"][0]["physicalLocation"].get("region")
        assert region is None or (region["startLine"] >= 1 and 1 <= region["startColumn"] <= region["endColumn"])
        assert re.fullmatch(r"[\x21-\x7e]*", result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])


def test_a_result_stands_at_the_words() -> None:
    place = Place("sources/ä b/story.yml", 7, 12, 9, "    quote: 超过7000人阵亡𠀀")
    run = run_of([Problem("quote-not-found", "not in {0} A", place, "here", ("write it",))])
    result, = run["results"]
    where = result["locations"][0]["physicalLocation"]
    assert unquote(where["artifactLocation"]["uri"]) == place.file
    assert where["region"] == {"startLine": 7, "startColumn": 12, "endLine": 7, "endColumn": 21}
    assert run["columnKind"] == "unicodeCodePoints"
    assert result["message"]["text"] == "not in {{0}} A: here\nhelp: write it"
    assert result["level"] == "error"


def test_no_fingerprint_changes_when_lines_move_and_no_two_are_alike() -> None:
    def marks(by: int) -> list[str]:
        places = [Place("s/story.yml", line + by, 3, 4, text) for line, text in enumerate(("  same", "  same", "x"), 1)]
        run = run_of([Problem("bad-id", "wrong", place) for place in places])
        return [each["partialFingerprints"]["line/v1"] for each in run["results"]]

    assert marks(0) == marks(20)
    assert len(set(marks(0))) == 3


@pytest.mark.parametrize("code", CODES)
def test_each_rule_says_how_to_mend_it(code: str) -> None:
    rule, = run_of([Problem(code, "wrong", Place("s/story.yml"))])["tool"]["driver"]["rules"]
    assert rule["shortDescription"]["text"] == CODES[code]
    assert len(rule["help"]["text"]) > len(CODES[code])
    assert "](" not in re.sub(r"^    .*$", "", rule["help"]["text"], flags=re.MULTILINE)
    assert rule["defaultConfiguration"]["level"] == ("warning" if code in WARNINGS else "error")
