"""What a search finds: a record a segment, a note, a story and a section of other pages; and the index made of them."""

from __future__ import annotations
