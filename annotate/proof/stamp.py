"""The result of the comparison, told on the page itself."""

from __future__ import annotations

import re
from typing import Final

# As annotate/templates/provenance.html has it; a site's own template may leave it out.
_RESULT: Final = re.compile(r'(?<=<b class="an-result">)[^<]*(?=</b>)')


def stamped(html: str, segments: int, texts: int) -> str:
    """The page, saying that it was read again when it was built and is as it should be."""
    told = (f"Checked when it was built: all {segments:,} paragraphs and {texts:,} other texts of this page (quotes, "
            "glosses, notes, titles, hashes) are those of its sources, character for character.")
    return _RESULT.sub(told, html)
