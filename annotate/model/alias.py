"""Ids of a page as links name them: what stands behind `#`."""

from __future__ import annotations

import re
from typing import Annotated, Final

from pydantic import AfterValidator, WithJsonSchema

from annotate.scalars import LONGEST_SLUG, SEGMENT, SIGLUM, SLUG, problem

NOTE: Final = re.compile(f"n-(?:{SLUG.pattern})")
PLACE: Final = re.compile(f"({NOTE.pattern})-({SIGLUM.pattern})(?:-[1-9][0-9]{{0,6}})?")
PASSAGE: Final = re.compile(f"p-(?:{SLUG.pattern})")
ID: Final = re.compile("|".join(f"(?:{each.pattern})" for each in (SEGMENT, PASSAGE, PLACE, NOTE)))
"""A segment, a passage, a place of a note, a note: nothing is two of them, for only sigla have capitals."""

_LONGEST: Final = LONGEST_SLUG + 20  # with the letter before it, a siglum and a number


def is_id(text: str) -> bool:
    """As the page may have it."""
    return len(text) <= _LONGEST and ID.fullmatch(text) is not None


def better_id(text: str) -> str | None:
    """The id that was most likely meant: `#n-dead`, `n_dead`, `a-17`, `killed`; None where that cannot be told."""
    plain = re.sub("[^A-Za-z0-9]+", "-", text[:_LONGEST].rpartition("#")[2]).strip("-")
    segment = re.sub("^([A-Za-z])-?(?=[0-9]+$)", lambda siglum: f"{siglum[1].upper()}-", plain)
    return next((each for each in (plain, segment, plain.lower(), f"n-{plain.lower()}") if is_id(each)), None)


def _id(text: str) -> str:
    if is_id(text):
        return text
    better = better_id(text)
    advice = f"write {better}" if better else "write it as it stands behind # in a link, such as n-killed or A-17"
    message = f"expected an id such as n-killed, n-killed-A, p-casualties or A-17, found “{text[:40]}”"
    raise problem("bad-alias", message, advice)


Id = Annotated[str, AfterValidator(_id), WithJsonSchema({"type": "string", "pattern": f"^(?:{ID.pattern})$"})]
