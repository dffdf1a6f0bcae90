"""An article has changed: what of its story follows by itself, and what a person must decide.

Pure: from a story, and the new text of one of its sources, to the bytes of files, and to what is told of them.
"""

from __future__ import annotations

from annotate.reanchor.plan import NewText, Plan, Says, Ways, follow, open_quotes

__all__ = ["NewText", "Plan", "Says", "Ways", "follow", "open_quotes"]
