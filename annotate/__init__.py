"""Annotated sources: one event, several articles, every disagreement footnoted at the exact words."""

__version__ = "0.1.0"
