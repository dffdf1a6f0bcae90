"""What is said by whom, as the text tells it: quotations with their speaker, and what is only reported."""

from __future__ import annotations

from annotate.suggest.speech.said import Quotation, quotations

__all__ = ["Quotation", "quotations"]
