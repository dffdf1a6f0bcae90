"""What answers what: sentences of two articles in two languages, not in one order, by what both of them say.

`sentence` cuts a text, `traits` tells what a sentence holds that can be met in another language, `evidence`
weighs what two sentences share, `order` how far their places agree, and `pairs` decides.
"""

from __future__ import annotations

from annotate.suggest.align.pairs import Pair, align
from annotate.suggest.align.passages import Answer, passages
from annotate.suggest.align.sentence import Sentence, sentences

__all__ = ["Answer", "Pair", "Sentence", "align", "passages", "sentences"]
