"""The result of the comparison, told on the page itself."""

from __future__ import annotations

import re
from typing import Final

# As annotate/templates/provenance.html has it; a site's own template may leave it out.
_RESULT: Final = re.compile(r'(?<=<span class="an-result">)[^<]*(?=</span>)')


def stamped(html: str, segments: int, texts: int) -> str:
    """The page, saying that it was read again when it was built and is as it should be."""
    told = (f"When the site was built, the finished pages were read again: {segments:,} segments and {texts:,} quotes, "
            "glosses, notes and facts agree with their sources.")
    return _RESULT.sub(told, html)
