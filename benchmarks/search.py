"""Which search finds what readers look for: the queries of tests/queries.yml through each engine, in a real browser.

`python -m benchmarks.search` prints a table. Two of its lines need packages that the project does not: `jieba` (which
Material's search uses where it is installed) and `pagefind-bin-extended` (with its own parting of Chinese). They may
stand in a folder of their own: `pip install --target FOLDER jieba`, and `PYTHONPATH=FOLDER` in front of the command.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from annotate.build import Settings, build
from annotate.search.engine import index
from annotate.search.page import page_records
from annotate.search.record import Record
from tests.browser import launch
from tests.conftest import build_site
from tests.searched import Query, project, queries
from tests.served import served

_PUNCTUATION = r"\s\-‐–—.,;:!?…\"“”„«»()\[\]，。、；：！？（）《》"
LUNR = {
    "Material (lunr) as it comes": "search",
    "Material, a separator before each Han character":
        f"search: {{separator: '[{_PUNCTUATION}]+|(?=[\\u4e00-\\u9fff])'}}",
}
JIEBA = {"Material with jieba": f"search: {{separator: '[\\u200b{_PUNCTUATION}]+'}}"}

OURS = """async (queries) => {
  const { find, open } = await import("/assets/annotate/find.js");
  await open("/assets/annotate/pagefind/pagefind.js");
  const found = [];
  for (const query of queries) found.push((await find(query)).results.map((each) => each.address));
  return found;
}"""
PLAIN = """async ([language, queries]) => {
  document.documentElement.lang = language;
  const pagefind = await import(`/pagefind/pagefind.js?${language}`);
  const instance = pagefind.createInstance();
  await instance.init();
  const found = [];
  for (const query of queries) {
    const { results } = await instance.search(query);
    found.push((await Promise.all(results.slice(0, 100).map((each) => each.data())))
      .map((each) => each.raw_url.replace(/\\?\\w+/, "")));
  }
  return found;
}"""

Found = Mapping[Query, Sequence[str]]


def table() -> Iterator[str]:
    """A line an engine, as it is measured."""
    languages = list(dict.fromkeys(query.language for query in queries()))
    yield f"| engine | the page | the passage | {' | '.join(languages)} |\n|---|---|---|{'---|' * len(languages)}"
    for name, run in engines().items():
        found = run()
        asked = {each: sum(query.language == each for query in found) for each in languages}
        good = {each: sum(passage(query, hits) for query, hits in found.items() if query.language == each)
                for each in languages}
        yield (f"| {name} | {sum(page(*each) for each in found.items())} | {sum(good.values())} of {len(found)} | "
               f"{' | '.join(f'{good[each]} of {asked[each]}' for each in languages)} |")


def engines() -> dict[str, Callable[[], Found]]:
    lunrs = LUNR if find_spec("jieba") is None else JIEBA
    runs: dict[str, Callable[[], Found]] = {name: partial(lunr, given) for name, given in lunrs.items()}
    if find_spec("pagefind_bin_extended"):
        runs["Pagefind extended, a record a segment in its language"] = extended
    return {**runs, "annotate (Pagefind, characters as rows)": ours}


def passage(query: Query, found: Sequence[str]) -> bool:
    """All hits are there, the first of them near the top; or rightly nothing is."""
    if not query.hits:
        return not found
    return set(query.hits) <= set(found) and query.hits[0] in found[:query.within]


def page(query: Query, found: Sequence[str]) -> bool:
    """The same of the pages alone."""
    plain = [each.partition("#")[0] for each in found]
    return not found if not query.hits else {hit.partition("#")[0] for hit in query.hits} <= set(plain)


@contextmanager
def opened(plugin: str, options: str) -> Iterator[tuple[Page, str, Path]]:
    """A page of a site that is built so."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        site = project(Path(folder) / "project", plugin, options) / "site"
        build_site(site, site.parent)
        with served(site) as base:
            browser = launch(play)
            window = browser.new_page()
            window.goto(f"{base}guide/")
            yield window, base, site
            browser.close()


def ours() -> Found:
    with opened("search", "{}") as (window, _, _):
        asked = list(queries())
        return dict(zip(asked, window.evaluate(OURS, [each.words for each in asked]), strict=True))


def lunr(plugin: str) -> Found:
    """Through the theme's own box, as a reader would."""
    with opened(plugin, "{search: false}") as (window, base, _):
        found = {}
        box = window.locator("[data-md-component=search-query]")
        box.focus()
        for query in queries():
            for words in ("", query.words):
                box.fill(words)
                box.dispatch_event("keyup")  # what the theme listens to
                window.wait_for_timeout(300)
            hrefs: list[str] = window.evaluate(
                "() => [...document.querySelectorAll('.md-search-result__item a')].map((each) => each.href)")
            found[query] = [each.removeprefix(base) for each in hrefs]
        return found


def extended() -> Found:
    """Pagefind's own way: words as its segmenter parts them, an index a language, that of the query's is asked."""
    programme = str(import_module("pagefind_bin_extended").get_executable())
    with opened("search", "{search: false}") as (window, _, site):
        made = build(Settings(site.parent / "sources", search=True))
        guide = page_records((site / "guide" / "index.html").read_text("utf-8"), "guide/")
        asked = [request(f"stories/{each.page}/", each, *said) for each in made.records for said in texts(each)]
        asked += [request(each.page, each, f"{each.text} {each.more}", "en") for each in guide]
        for path, raw in index(asked, None, programme).items():
            target = site / "pagefind" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(raw)
        found: dict[Query, Sequence[str]] = {}
        for language in dict.fromkeys(query.language for query in queries()):
            group = [query for query in queries() if query.language == language]
            found |= zip(group, window.evaluate(PLAIN, [language, [each.words for each in group]]), strict=True)
        return found


def request(page: str, record: Record, text: str, language: str) -> dict[str, Any]:
    """Two records of one address are one to Pagefind, so each names its language in it, too."""
    address = f"{page}?{language}" + (f"#{record.fragment}" if record.fragment else "")
    return {"type": "AddRecord", "url": address, "content": text, "language": language, "meta": {}, "filters": {},
            "sort": {}}


def texts(record: Record) -> Iterator[tuple[str, str]]:
    """The original and the gloss, each with its language."""
    yield f"{record.text} {record.more}", record.told["lang"].partition("-")[0]
    if record.gloss:
        yield f"{record.gloss} {record.more}", record.told["glossLang"].partition("-")[0]


def main() -> None:
    for line in table():
        print(line, flush=True)


if __name__ == "__main__":
    main()
