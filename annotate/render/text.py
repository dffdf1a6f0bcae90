"""Source text with its marks: the words as they stand, markers behind quotes, nothing else."""

from __future__ import annotations

from collections.abc import Container, Mapping

from markupsafe import Markup

from annotate.arrange import Arranged, Mark, Run
from annotate.model import Discrepancy
from annotate.render.hidden import words
from annotate.render.lit import lit_class
from annotate.serialise import element
from annotate.words import ENGLISH, Words


def segment_text(arranged: Arranged, siglum: str, number: int, notes: str = "", say: Words = ENGLISH) -> Markup:
    """The text of one segment. Taking out every `[role=doc-noteref]` gives the source's characters.

    `notes` is the address of the page on which the notes stand, relative; empty for the same page.
    """
    return Markup().join(_run(run, arranged, notes, say) for run in arranged.runs[siglum, number])


def _run(run: Run, arranged: Arranged, notes: str, say: Words) -> Markup:
    if not run.marks:
        return words(run.text)
    refs = Markup().join(_reference(mark, arranged.numbers, notes, say) for mark in run.ends)
    attributes = _mark_attributes(run, arranged.story.entry.discrepancies)
    return element("mark", _identified(run, arranged.aliases), attributes) + refs


def _identified(run: Run, aliases: Mapping[str, tuple[str, ...]]) -> Markup:
    """The run's text; a second quote that begins at the same word needs an element of its own for its id,
    and so does each id that old links have."""
    content = words(run.text)
    for mark in run.begins[1:]:
        content = element("span", content, {"id": mark.html_id})
    old = (element("span", attributes={"id": name, "data-alias": mark.html_id})
           for mark in run.begins for name in aliases.get(mark.html_id, ()))
    return Markup().join([*old, content])


def _mark_attributes(run: Run, discrepancies: Mapping[str, Discrepancy]) -> dict[str, str]:
    form = _form({discrepancies[mark.note].weight for mark in run.marks if mark.note in discrepancies})
    of = " ".join(lit_class(mark.note) for mark in run.marks)
    classes = f"an-q {form} an-deep{min(len(run.marks), 3)} {of}"
    return {"id": run.begins[0].html_id if run.begins else "", "class": classes,
            "data-n": " ".join(mark.note for mark in run.marks)}


def _form(weights: Container[str]) -> str:
    """The weightiest note decides how the line under the words is drawn."""
    return "an-major" if "major" in weights else "an-minor" if "minor" in weights else "an-comment"


def _reference(mark: Mark, numbers: Mapping[str, int], notes: str, say: Words) -> Markup:
    number = str(numbers[mark.note])
    return element("a", Markup(number), {
        "role": "doc-noteref", "class": f"an-ref {lit_class(mark.note)}", "href": f"{notes}#n-{mark.note}",
        "data-n": mark.note, "aria-label": say.text("note-label", number=number), "data-search-exclude": "true"})
