"""Where the articles part, found by the programme and left to a person: nothing of it reaches a page by itself.

Read `found` first: what is found in one text. Everything here is pure, and gives the same for the same texts.

    from annotate.suggest import dates, quantities

    quantities("hơn 4.000 binh sĩ", "vi")      # one Quantity: hedge ">", low and high 4000, counted "binh sĩ"
    dates("yesterday", "en", date(2025, 11, 15))  # one When: low and high 14 November 2025

The language is a BCP 47 tag; of one that has no tables, digits and signs alone are read. Neither raises on any text.
"""

from __future__ import annotations

from annotate.suggest.date import dates
from annotate.suggest.found import Quantity, When
from annotate.suggest.quantity import quantities

__all__ = ["Quantity", "When", "dates", "quantities"]
