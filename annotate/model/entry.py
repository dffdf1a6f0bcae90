"""What all entries of story.yml share."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Entry(BaseModel):
    """Frozen and closed: a key that is not named here is a mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def shape(value: object) -> str:
    """The tag of a union's member; tags stand in pydantic's locations, so they are no words that could be keys."""
    if isinstance(value, str):
        return "<text>"
    return "<list>" if isinstance(value, list | tuple) else "<mapping>"
