"""Each language as it is read best: lines, leading, letters; measured in the browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.conftest import Visitor

STORY = "stories/kursk-sappers/"

# How many characters of the script stand in the fullest line of the texts in a language.
FULLEST = """([tag, script]) => Math.max(...[...document.querySelectorAll(`.an-text[lang=${tag}]`)].map(node => {
  const counted = new RegExp(`[\\\\p{Script=${script}}\\\\p{P} ]`, 'u'), lines = new Map([[0, 0]]);
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT), range = document.createRange();
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    if (text.parentElement.closest('[role=doc-noteref]')) continue;
    for (let at = 0; at < text.length; at++) {
      if (!counted.test(text.data[at])) continue;
      range.setStart(text, at); range.setEnd(text, at + 1);
      const top = Math.round(range.getBoundingClientRect().top / 8);
      lines.set(top, (lines.get(top) ?? 0) + 1);
    }
  }
  return Math.max(...lines.values());
}))"""


def style(page: Page, selector: str, name: str) -> str:
    found: str = page.locator(selector).first.evaluate(f"node => getComputedStyle(node)['{name}']")
    return found


@pytest.mark.parametrize("path", [STORY, STORY + "?layout=stack"])
@pytest.mark.parametrize("width", [1366, 1920])
def test_lines_are_as_long_as_they_are_read_well(visit: Visitor, path: str, width: int) -> None:
    page = visit(path, width=width).page
    latin, han = (page.evaluate(FULLEST, each) for each in (["vi", "Latin"], ["zh-Hans", "Han"]))
    assert 45 <= latin <= 80
    assert 24 <= han <= 38


def test_leading_breaks_and_letters(visit: Visitor) -> None:
    page = visit(STORY).page
    chinese, vietnamese = "#A-25", "#B-10"
    leading = {tag: float(style(page, tag, "lineHeight")[:-2]) / float(style(page, tag, "fontSize")[:-2])
               for tag in (chinese, vietnamese)}
    assert leading[chinese] == pytest.approx(1.8, abs=0.01)
    assert leading[vietnamese] == pytest.approx(1.75, abs=0.01), "room for marks that stand on marks"
    assert style(page, chinese, "lineBreak") == "strict"
    assert "Noto Serif CJK SC" in style(page, chinese, "fontFamily")


def test_nothing_is_justified_and_no_han_is_slanted(visit: Visitor) -> None:
    page = visit(STORY).page
    odd = page.evaluate("""() => [...document.querySelectorAll('.an *')].filter(node => {
      const style = getComputedStyle(node);
      return style.textAlign === 'justify' || (style.fontStyle === 'italic' && node.matches(':lang(zh)'));
    }).map(node => node.outerHTML.slice(0, 80))""")
    assert odd == []


def test_every_text_of_a_source_or_an_author_says_its_language(visit: Visitor) -> None:
    page = visit(STORY).page
    without = page.evaluate("""() => [...document.querySelectorAll('[data-text], .an-text')]
      .filter(node => !/[.](value|sha256|retrieved|rights)$/.test(node.dataset.text) && !node.closest('[lang][dir]'))
      .map(node => node.outerHTML.slice(0, 80))""")
    assert without == []


def test_chinese_words_within_english_notes_are_marked_as_chinese(visit: Visitor) -> None:
    page = visit(STORY).page
    bare = page.evaluate("""() => {
      const walker = document.createTreeWalker(document.querySelector('article'), NodeFilter.SHOW_TEXT), found = [];
      for (let text = walker.nextNode(); text; text = walker.nextNode()) {
        if (/\\p{Script=Han}/u.test(text.data) && !text.parentElement.closest(':lang(zh)')) found.push(text.data);
      }
      return found;
    }""")
    assert bare == []
