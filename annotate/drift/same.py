"""Whether what stands at the place of a sentence is the same sentence, and not another one that is like it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import Levenshtein

from annotate.drift.candidate import Range, likeness, whole_words
from annotate.drift.denial import denied
from annotate.drift.firm import runs
from annotate.drift.images import Image, Placed
from annotate.drift.slips import only_slips, whole_in, words_of

LIKE = 0.5        # of words that are still shown as the place
_ALONE = 0.75     # of a sentence whose neighbours do not bear out its place
_TIED = 0.01      # by less, two sentences resemble one place equally, or one sentence two places
_MARGIN = 0.06    # how far another sentence must fall behind
_SENTENCE = 4     # the part of a sentence that another may add to it, and still be the same
_SLIP = 2         # characters
_PIECE = 8        # characters of a sentence, at least, that stand as one of their own


@dataclass(frozen=True)
class Same:
    """Asked of the images of one pair of texts."""

    made: Placed

    def sure(self, unit: int, image: Image) -> bool:
        """Borne out by its neighbours, or so much alike as nothing else."""
        if unit in self.made.firm or unit in self._runs:
            return self.uncontested(unit, image)
        sentence, there = self.made.old.keys[unit], self._sentence(image)
        if self._piece(sentence, there):
            return True
        if image.likeness < _ALONE:
            return False
        borne_out = self.made.neighbours(unit, image.start, image.end) > 0
        likely = image.likeness - _MARGIN
        if not borne_out and (image.contested > likely or any(rival.likeness > likely for rival in image.rivals)):
            return False
        if sentence in there and self._once(sentence):
            return whole_in(sentence, there)
        return self._slipped(unit, image, borne_out=borne_out)

    def uncontested(self, unit: int, image: Image) -> bool:
        """No other sentence is as much like its place; where more than slips differs, none is nearly so."""
        near = image.likeness - _TIED
        if image.contested > near and any(rival.likeness > near - _TIED for rival in image.rivals):
            return False
        both = self.made.neighbours(unit, image.start, image.end) > 1
        if both or image.contested <= image.likeness - _MARGIN:
            return True
        sentence = self.made.old.keys[unit]
        stands = sentence in self._sentence(image) and self._once(sentence)
        return stands or self._slipped(unit, image, borne_out=True)

    def _slipped(self, unit: int, image: Image, *, borne_out: bool) -> bool:
        return only_slips(self.made.old.keys[unit], self._sentence(image), self._known, self.made.old.value,
                          borne_out=borne_out)

    def doubt(self, unit: int, image: Image) -> Range | None:
        """A sentence that moved alone, while something like it was written where it stood."""
        if unit in self.made.firm or self.made.neighbours(unit, image.start, image.end):
            return None
        twin = self._twin(unit)
        if twin:
            return twin
        slot = self.made.slot(unit)
        if slot is None or slot[0] <= image.start < slot[1]:
            return None
        for window in self.made.fresh.find(self.made.old.keys[unit], least=LIKE):
            if slot[0] <= window.start and window.end <= slot[1]:
                return whole_words(self.made.new.value, window.start, window.end)
        return None

    def _twin(self, unit: int) -> Range | None:
        """Where another stands that was all but the same, if a slip may have made this one of it.

        That is so where the other is lost, or stands where this one may as well.
        """
        key = self.made.old.keys[unit]
        for other, image in enumerate(self.made.images):
            if other == unit or other in self.made.firm or (image and image.exact):
                continue
            if Levenshtein.distance(key, self.made.old.keys[other], score_cutoff=_SLIP) <= _SLIP:
                if image is None:
                    return self.made.start(unit), self.made.end(unit)
                if likeness(key, self.made.new.value[image.start:image.end]) >= image.likeness:
                    return image.start, image.end
        return None

    def _sentence(self, image: Image) -> str:
        """With what of its sentence the search left out at its ends, but without another sentence that runs into it."""
        new = self.made.new
        units = new.covering(image.start, image.end)
        few = (image.end - image.start) // _SENTENCE + _SLIP
        first, last = (new.starts[units[0]], new.ends[units[-1]]) if units else (image.start, image.end)
        return new.value[first if image.start - first <= few else image.start:
                         last if last - image.end <= few else image.end]

    def _piece(self, sentence: str, there: str) -> bool:
        """Whether what is a sentence now was a part of this one: then the rest of it went elsewhere."""
        return len(there) >= _PIECE and there in sentence and self._once(there) and not denied(sentence, there)

    def _once(self, words: str) -> bool:
        return self.made.old.value.count(words) == self.made.new.value.count(words) == 1

    @cached_property
    def _runs(self) -> frozenset[int]:
        return runs(self.made)

    @cached_property
    def _known(self) -> frozenset[str]:
        return words_of(self.made.old.value)
