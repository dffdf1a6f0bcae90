"""A story checked: read, its parts held together, every quote found, every link and published id still there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path as Folder

from annotate.anchor import Found
from annotate.anchor.story import anchor_story
from annotate.arrange.aliases import alias_problems
from annotate.arrange.published import gone
from annotate.limits import LIMITS, Limits
from annotate.load import load_story
from annotate.problem import Problem, in_order
from annotate.render.links import refused_links
from annotate.story import Story
from annotate.yaml import Path


@dataclass(frozen=True, slots=True)
class Checked:
    """What is right of a story (None if nothing is), where its quotes stand, and what the author must mend."""

    story: Story | None
    anchors: Mapping[Path, Found] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def broken(self) -> bool:
        """It has no page."""
        return self.story is None or any(problem.severity == "error" for problem in self.problems)


def checked(folder: Folder, shown: str, limits: Limits = LIMITS) -> Checked:
    """All that can be told of a story without making its page; `shown`: the folder as users see it."""
    story, problems = load_story(folder, shown, limits)
    if story is None:
        return Checked(None, {}, tuple(problems))
    anchors, unanchored = anchor_story(story)
    told = [*problems, *unanchored, *refused_links(story)]
    wrong = {problem.code for problem in problems if problem.severity == "error"}
    if wrong <= {"bad-alias"}:  # of a part of a story, most ids would be missing
        told += alias_problems(story)
    if not wrong:
        told += gone(story)
    kept = in_order([each for each in told if each.severity == "error" or each.code not in story.entry.accept])
    return Checked(story, anchors, tuple(kept))
