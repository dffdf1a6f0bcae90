"""The MkDocs plugin: a thin adapter that hands MkDocs what `build` makes. The only package that knows MkDocs."""

from __future__ import annotations

from annotate.plugin.hooks import AnnotatePlugin

__all__ = ["AnnotatePlugin"]
