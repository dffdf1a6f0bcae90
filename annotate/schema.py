"""The JSON Schema of story.yml, which editors complete and check from as the author types."""

from __future__ import annotations

import json
from typing import Final

from annotate.model import StoryEntry

NAME: Final = "story.schema.json"
"""Beside the stories' folders; the first line of a story.yml names it."""


def schema() -> bytes:
    """As a file: made of the models that `annotate check` validates with, so that both agree."""
    made = {"$schema": "https://json-schema.org/draft/2020-12/schema", **StoryEntry.model_json_schema()}
    return (json.dumps(made, indent=1, ensure_ascii=False) + "\n").encode()
