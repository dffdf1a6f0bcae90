"""From a story's folder to a Story, or to everything that keeps it from being one."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from annotate import files
from annotate.limits import LIMITS, Limits
from annotate.load.check import check_entry, check_tree, one_source, too_many_quotes
from annotate.load.comments import lost_ends
from annotate.load.entry import read_entry
from annotate.load.folders import find_stories, stray_folders
from annotate.load.misplaced import without_followers
from annotate.load.named import NAMED_TWICE
from annotate.load.names import IDS, folder_problems
from annotate.load.sources import load_sources
from annotate.problem import Place, Problem, in_order
from annotate.story import Story
from annotate.yaml import read_yaml

__all__ = ["IDS", "find_stories", "load_story", "stray_folders"]

NAME = "story.yml"
_PASTED: Final = "if an article was pasted into it, save that as a file of its own, and name the file under `text`"


def load_story(folder: Path, shown: str, limits: Limits = LIMITS) -> tuple[Story | None, list[Problem]]:
    """What is right of the story (None if nothing is), and what is wrong with it; `shown`: the folder as users see it.

    The story is whole exactly when no problem is an error. What is right is given out all the same, so that one
    mistake never hides another further on.
    """
    file = f"{shown}/{NAME}"
    raw = files.read(folder, NAME, limits.story, "story")
    if isinstance(raw, files.Refused):
        pasted = (_PASTED,) if raw.code == "file-too-large" else ()
        return None, [Problem(raw.code, raw.message, Place(file), help=(*pasted, *raw.help))]
    tree, places, problems = read_yaml(raw, file, limits.values)
    problems += folder_problems(folder.name, file)
    if tree is None:
        return None, in_order(problems)
    if over := too_many_quotes(tree, places, limits.quotes):
        return None, in_order([*problems, over])
    entry, left, more = read_entry(tree, places)
    if entry is None:  # not even a part of it can be checked further
        return None, in_order(problems + more)
    loaded, unread = load_sources(entry, left, folder, shown, limits)
    sources = {siglum: each.source for siglum, each in loaded.items() if each.source}
    ids, unlisted = _ids(folder, shown, limits)
    story = Story(folder.name, shown, entry, sources, left, raw, ids)
    if more:  # which of two sources is meant by a file is seen when each of them is right
        unread = [each for each in unread if each.code != "same-article" or each.label != NAMED_TWICE]
    told = problems + more + unread + unlisted + check_tree(tree, places) + check_entry(entry, left, loaded)
    told += lost_ends(tree, places)
    if not any(each.severity == "error" for each in told):
        told += one_source(tree, places)
    return story, in_order(without_followers(told, places))


def _ids(folder: Path, shown: str, limits: Limits) -> tuple[bytes | None, list[Problem]]:
    if IDS not in files.names(folder):
        return None, []
    raw = files.read(folder, IDS, limits.story, "story")
    if isinstance(raw, files.Refused):
        return None, [Problem(raw.code, raw.message, Place(f"{shown}/{IDS}"), help=raw.help)]
    return raw, []
