"""Source text with its marks: the words as they stand, markers behind quotes, nothing else."""

from __future__ import annotations

from collections.abc import Container, Mapping

from markupsafe import Markup

from annotate.arrange import Arranged, Mark, Run
from annotate.render.hidden import words
from annotate.render.lit import lit_class
from annotate.render.serialise import element


def segment_text(arranged: Arranged, siglum: str, number: int, notes: str = "") -> Markup:
    """The text of one segment. Taking out every `[role=doc-noteref]` gives the source's characters.

    `notes` is the address of the page on which the notes stand, relative; empty for the same page.
    """
    return Markup().join(_run(run, arranged, notes) for run in arranged.runs[siglum, number])


def _run(run: Run, arranged: Arranged, notes: str) -> Markup:
    if not run.marks:
        return words(run.text)
    refs = Markup().join(_reference(mark, arranged.numbers, notes) for mark in run.ends)
    return element("mark", _identified(run), _mark_attributes(run, arranged.story.entry.discrepancies)) + refs


def _identified(run: Run) -> Markup:
    """The run's text; a second quote that begins at the same word needs an element of its own for its id."""
    content = words(run.text)
    for mark in run.begins[1:]:
        content = element("span", content, {"id": mark.html_id})
    return content


def _mark_attributes(run: Run, discrepancies: Container[str]) -> dict[str, str]:
    form = "an-part" if any(mark.note in discrepancies for mark in run.marks) else "an-comment"
    of = " ".join(lit_class(mark.note) for mark in run.marks)
    classes = f"an-q {form} an-deep{min(len(run.marks), 3)} {of}"
    return {"id": run.begins[0].html_id if run.begins else "", "class": classes,
            "data-n": " ".join(mark.note for mark in run.marks)}


def _reference(mark: Mark, numbers: Mapping[str, int], notes: str) -> Markup:
    number = str(numbers[mark.note])
    return element("a", Markup(number), {
        "role": "doc-noteref", "class": f"an-ref {lit_class(mark.note)}", "href": f"{notes}#n-{mark.note}",
        "data-n": mark.note, "aria-label": f"note {number}", "data-search-exclude": "true"})
