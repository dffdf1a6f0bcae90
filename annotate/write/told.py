"""What keeps an output from being replaced, as problems."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from annotate.problem import Place, Problem
from annotate.write.manifest import MANIFEST


@dataclass(frozen=True, slots=True)
class Words:
    """`shown`: the output as users see it; `option`: what names another; `way_out`: help where a file was changed by
    others, in an output that is not made of sources/ alone."""

    shown: str
    option: str
    way_out: str | None

    def unreadable(self) -> Problem:
        return Problem("manifest-unreadable", "the list of generated files cannot be read",
                       Place(f"{self.shown}/{MANIFEST}"),
                       help=("remove the output folder if nothing in it is yours, and build again",))

    def fixed(self, why: str, *more: str) -> Problem:
        return Problem("output-fixed", f"the output folder cannot be replaced as a whole: {why}", Place(self.shown),
                       help=(f"choose a folder inside it, such as {self.option} {self.shown}/stories", *more))

    def immovable(self, refused: OSError) -> Problem:
        return self.fixed((refused.strerror or str(refused)).lower(), "or remove it first, if nothing in it is yours")

    def somebodys(self, paths: Sequence[PurePosixPath]) -> Problem:
        """A folder that another programme, an older version or a person has filled: who knows which of it is needed."""
        others = f" and {len(paths) - 1:,} more" * (len(paths) > 1)
        return Problem("output-not-ours", f"annotate did not make what is in this folder: {paths[0]}{others}",
                       Place(self.shown), help=(f"remove {self.shown} if nothing in it is yours, and build again",
                                                f"or choose an empty folder with {self.option}"))

    def not_ours(self, paths: Iterable[PurePosixPath]) -> list[Problem]:
        help_ = self.way_out or (
            f"move it elsewhere, or choose another {self.option} folder; changes belong into sources/")
        return [Problem("output-not-ours", "this file was not made by annotate, or was changed since",
                        Place(f"{self.shown}/{path}"), help=(help_,)) for path in paths]
