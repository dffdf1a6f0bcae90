"""From a story in reading order to its pages: Markdown whose blocks are raw HTML."""

from __future__ import annotations
