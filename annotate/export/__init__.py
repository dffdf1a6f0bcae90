"""One story as one file that asks for nothing: to send, to keep, to hand in."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from annotate.build import Settings, check_story, published
from annotate.export.page import page
from annotate.problem import Problem
from annotate.proof.blocks import digest, made_blocks
from annotate.proof.compare import Made, compare
from annotate.proof.expected import expected
from annotate.proof.page import read_page
from annotate.proof.stamp import stamped
from annotate.render.pages import page_view
from annotate.render.templates import environment
from annotate.verify import Verified
from annotate.verify.pages import counted
from annotate.words import Words


@dataclass(frozen=True, slots=True)
class Exported:
    """The file's text, or None where problems stand in its way; how much of it was compared with the sources."""

    html: str | None
    problems: tuple[Problem, ...]
    done: Verified = field(default_factory=Verified)


def exported(folder: Path, shown: str, out: str, settings: Settings, url: str | None = None) -> Exported:
    """`shown` and `out` are the story's folder and the file to be, as users see them; `url` is where the page is
    published too, if it is."""
    arranged, problems = check_story(folder, shown, settings.limits)
    if arranged is None:
        return Exported(None, tuple(problems))
    say = Words(settings.language)
    view = page_view(arranged, say=say, alone=True)
    wanted = expected(arranged, view)
    env = environment(settings.templates, settings.language)
    body, html = page(arranged, view, published(arranged, view), env, url)
    ours = made_blocks(body)
    differing = compare(wanted, read_page(html), Made(digest(ours), ours), out)
    if differing:
        return Exported(None, (*problems, *differing))
    done = counted(wanted)
    return Exported(stamped(html, done.segments, done.texts, say), tuple(problems), done)
