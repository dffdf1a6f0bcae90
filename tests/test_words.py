"""The words of the interface: none is missing in any language, none is left over, none stands past the catalogue."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from string import Formatter

import pytest
import yaml
from babel import Locale
from hypothesis import given
from jinja2 import Environment, nodes

from annotate.value import Date, Value
from annotate.words import LANGUAGES, Entry, Words, catalogue, nearest
from annotate.words.values import date_words, value_words
from tests.test_value import dates, values

PACKAGE = Path(__file__).parent.parent / "annotate"
FILES = sorted((PACKAGE / "words").glob("*.yml"))
TEMPLATES = sorted(PACKAGE.glob("templates/*.html")) + sorted(PACKAGE.glob("theme/**/*.html"))
SCRIPTS = sorted(PACKAGE.glob("assets/**/*.js"))
SAYING = {"say", "an_say"}

NAMES = {"SHA-256", "annotate verify", "annotate export", "record.json", "story.yml", "Esc", "bibtex", "BibTeX",
         "CSL-JSON", "Markdown"}
"""What has the same name in every language."""


def forms(entry: Entry, language: str) -> list[str]:
    found = entry[language]
    return [found] if isinstance(found, str) else list(found.values())


def placeholders(entry: Entry, language: str) -> set[str]:
    return {name for form in forms(entry, language) for _, name, _, _ in Formatter().parse(form) if name}


@pytest.mark.parametrize("key", sorted(catalogue()))
def test_an_entry_is_there_in_every_language_and_form(key: str) -> None:
    entry = catalogue()[key]
    assert list(entry) == list(LANGUAGES)
    assert all(form.strip() for language in LANGUAGES for form in forms(entry, language))
    for language in LANGUAGES:
        if not isinstance(entry[language], str):
            assert set(entry[language]) == {*Locale(language).plural_form.tags, "other"}, language
        assert placeholders(entry, language) == placeholders(entry, "en"), language


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_chinese_has_chinese_punctuation(path: Path) -> None:
    entries = yaml.safe_load(path.read_text("utf-8"))
    odd = re.compile(r"[\u4e00-\u9fff][,:;!?()]|[,:;!?()][\u4e00-\u9fff]|[\u4e00-\u9fff]\.(?!\.)")
    assert [form for entry in entries.values() for form in forms(entry, "zh") if odd.search(form)] == []


def test_no_key_stands_twice() -> None:
    keys = Counter(key for path in FILES for key in re.findall(r"^([\w-]+):", path.read_text("utf-8"), re.MULTILINE))
    assert [key for key, count in keys.items() if count > 1] == []
    assert set(keys) == set(catalogue())


def test_every_key_that_is_asked_for_is_there() -> None:
    assert sorted({key for key in (*asked_by_templates(), *asked_by_python()) if not matching(key)}) == []
    assert sorted(set(asked_by_scripts()) - set(handed_to_scripts()) - search_words()) == []


def test_every_key_is_asked_for() -> None:
    asked = {*asked_by_templates(), *asked_by_python(), *constants_of_python(), *constants_of_templates()}
    asked |= {f"search-{key}" for key in search_words()}
    left = set(catalogue()) - {key for each in asked for key in matching(each)}
    assert sorted(left) == []


def matching(asked: str) -> list[str]:
    """`*` stands for what is known only when the page is made."""
    pattern = re.compile(re.escape(asked).replace(r"\*", "[a-z0-9-]+"))
    return [key for key in catalogue() if pattern.fullmatch(key)]


def search_words() -> set[str]:
    """The search box hands all of its words to its script."""
    return {key.removeprefix("search-") for key in catalogue() if key.startswith("search-")}


def asked_by_templates() -> Iterator[str]:
    for path in TEMPLATES:
        for call in parsed(path).find_all(nodes.Call):
            said = call.node.node if isinstance(call.node, nodes.Getattr) else call.node
            if isinstance(said, nodes.Name) and said.name in SAYING:
                yield from keys_of(call.args[0])


def keys_of(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Const):
        yield node.value
    elif isinstance(node, nodes.CondExpr):
        yield from (key for each in (node.expr1, node.expr2) if each for key in keys_of(each))
    elif isinstance(node, nodes.Concat):
        yield "".join(each.value if isinstance(each, nodes.Const) else "*" for each in node.nodes)


def asked_by_python() -> Iterator[str]:
    """The first argument of whatever is called `say`, or `say.text` and its like."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            said = node.func.value if isinstance(node.func, ast.Attribute) else node.func
            if getattr(said, "id", getattr(said, "attr", "")) in SAYING:
                yield from constants(node.args[0])


def constants(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from (*constants(node.body), *constants(node.orelse))
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(each.value) if isinstance(each, ast.Constant) else "*" for each in node.values)


def constants_of_python() -> Iterator[str]:
    """Keys may stand in a table."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.fullmatch(r"[\w-]+", node.value):
                yield node.value


def handed_to_scripts() -> Iterator[str]:
    """As attributes of the tools; a loop may write them."""
    for path in TEMPLATES:
        text = path.read_text("utf-8")
        yield from re.findall(r"data-say-([\w-]+)=", text)
        if "data-say-{{" in text:
            yield from (str(node.value) for node in parsed(path).find_all(nodes.Const))


def constants_of_templates() -> Iterator[str]:
    """Keys may be handed to a macro."""
    for path in TEMPLATES:
        for node in parsed(path).find_all(nodes.Const):
            if isinstance(node.value, str):
                yield node.value


def parsed(path: Path) -> nodes.Template:
    return Environment(autoescape=True).parse(path.read_text("utf-8"))


def asked_by_scripts() -> Iterator[str]:
    for path in SCRIPTS:
        yield from re.findall(r"""\bsay\(\s*["'`]([\w-]+)["'`]""", path.read_text("utf-8"))


class Said(HTMLParser):
    """The letters of a template that stand between its tags, or in what a screen reader reads."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.machine = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.machine += tag in {"code", "kbd", "style", "script"}
        self.found += [text or "" for name, text in attrs if name in {"alt", "aria-label", "placeholder", "title"}]

    def handle_endtag(self, tag: str) -> None:
        self.machine -= tag in {"code", "kbd", "style", "script"}

    def handle_data(self, data: str) -> None:
        if not self.machine:
            self.found.append(data)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_a_template_has_no_words_of_its_own(path: Path) -> None:
    text, said = path.read_text("utf-8"), Said()
    said.feed(re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", " \0 ", text, flags=re.DOTALL))
    words = [each.strip(" \n\0") for part in said.found for each in part.split("\0")]
    words += [str(each.value) for output in parsed(path).find_all(nodes.Output)
              for node in output.nodes for each in printed(node)]
    assert [each for each in words if re.search(r"[^\W\d_]", each) and each not in NAMES] == []


def printed(node: nodes.Node) -> Iterator[nodes.Const]:
    """Constants that an expression may print."""
    match node:
        case nodes.Const(value=str()):
            yield node
        case nodes.CondExpr():
            yield from (*printed(node.expr1), *(printed(node.expr2) if node.expr2 else ()))
        case nodes.Or():
            yield from (*printed(node.left), *printed(node.right))
        case _:
            return


@given(values)
def test_values_are_said_in_english_as_messages_have_them(value: Value) -> None:
    assert value_words(value, Words("en")) == str(value)


@given(dates)
def test_dates_are_said_in_english_as_messages_have_them(date: Date) -> None:
    assert date_words(date, Words("en")) == str(date)


@pytest.mark.parametrize(("language", "count", "said"), [
    ("en", 1, "1 paragraph"), ("en", 0, "0 paragraphs"), ("en", 6000, "6,000 paragraphs"),
    ("vi", 1, "1 đoạn"), ("vi", 6000, "6.000 đoạn"), ("zh", 6000, "6,000 个段落")])
def test_a_number_decides_the_form(language: str, count: int, said: str) -> None:
    assert Words(language).text("paragraphs", count).strip() == said
    with pytest.raises(KeyError):
        Words("en")("paragraphs")


@pytest.mark.parametrize(("theme", "language"), [
    ("zh", "zh"), ("zh-TW", "zh"), ("zh_CN", "zh"), ("vi", "vi"), ("VI-vn", "vi"), ("en", "en"), ("de", "en"),
    ("", "en")])
def test_the_nearest_language_is_spoken(theme: str, language: str) -> None:
    assert nearest(theme) == language


def test_text_in_a_page_can_be_no_markup() -> None:
    assert "<" not in Words("en")("noted-by", name="<b>")
    assert Words("en").text("noted-by", name="<b>") == "Noted by <b>"
    assert Words("zh").language == "zh-Hans"
