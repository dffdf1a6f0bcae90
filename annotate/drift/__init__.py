"""An older and a newer text of one source: what changed, and where the quotes of the older stand in the newer.

`carry` asks two witnesses for every quote: its place carried through what became of its sentence (`place`, `port`), and
a search for its words (`finder`). Only where both agree is anything done without a person. docs/drift.md tells it all.
"""

from __future__ import annotations

from annotate.drift.carry import carry
from annotate.drift.parts import Part, parts
from annotate.drift.segments import Change, SegmentChange, compare
from annotate.drift.verdict import Candidate, Carried, Kind

__all__ = ["Candidate", "Carried", "Change", "Kind", "Part", "SegmentChange", "carry", "compare", "parts"]
