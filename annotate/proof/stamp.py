"""The result of the comparison, told on the page itself."""

from __future__ import annotations

import re
from typing import Final

from annotate.words import Words

# As annotate/templates/provenance.html has it; a site's own template may leave it out.
_RESULT: Final = re.compile(r'(?<=<b class="an-result">)[^<]*(?=</b>)')


def stamped(html: str, segments: int, texts: int, say: Words) -> str:
    """The page, saying that it was read again when it was built and is as it should be."""
    told = say("checked", paragraphs=say("paragraphs", segments), texts=say("other-texts", texts))
    return _RESULT.sub(lambda _: told, html)
