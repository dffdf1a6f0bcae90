"""The gloss of an article: one file, or one for each language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Discriminator, Tag

from annotate.model.entry import shape
from annotate.scalars import FileName, Language

Glosses = Annotated[
    Annotated[FileName, Tag("<text>")] | Annotated[Mapping[Language, FileName], Tag("<mapping>")],
    Discriminator(shape, custom_error_type="wrong-type", custom_error_message="expected a file name or a mapping"),
]
