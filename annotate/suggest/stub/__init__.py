"""Stubs: findings as entries of story.yml for a person to accept or reject, and what becomes of them.

`make` makes them, `written` and `read` are suggestions.yml, `change` is what accepting and rejecting do.
"""

from __future__ import annotations

from annotate.suggest.stub.known import Rejected
from annotate.suggest.stub.make import stubs
from annotate.suggest.stub.read import Kept, kept
from annotate.suggest.stub.suggestion import PASSAGE, SILENT, Quoted, Suggestion
from annotate.suggest.stub.written import NAME, written

__all__ = ["NAME", "PASSAGE", "SILENT", "Kept", "Quoted", "Rejected", "Suggestion", "kept", "stubs", "written"]
