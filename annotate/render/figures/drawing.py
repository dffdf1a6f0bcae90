"""One quote on its line, as SVG: drawn in per cent of whatever width it gets, so it needs no script to fit.

Told in words beside it, so hidden from screen readers. A source has a shape as well as a colour; hollow is "about", an
arrow "more" or "less than", a bar "from … to".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from annotate.render.figures.scale import Scale, bounds
from annotate.value import Share, Value

_SHAPES: Final = ("M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0Z", "M0 -6L6 0L0 6L-6 0Z", "M-5 -5H5V5H-5Z", "M0 -6L6 5H-6Z",
                  "M0 6L6 -5H-6Z", "M-6 -2H-2V-6H2V-2H6V2H2V6H-2V2H-6Z")
"""Circle, diamond, square, triangle, triangle on its head, cross."""


def drawing(hue: int, value: Value, scale: Scale) -> Markup:
    """The line is 8 pixels above the lower end, so that words fit above it however many lines they take."""
    low, high = (scale.at(bound) for bound in bounds(value))
    parts = [_tick(scale.at(tick)) for tick in scale.ticks] + [_line("an-axis", 0, 100)]
    if high > low:
        parts.append(_line("an-span", low, high))
    if value.hedge in (">", ">="):
        parts.append(_path("an-arrow", high, "M0 0H22M16 -4L22 0L16 4"))
    if value.hedge in ("<", "<="):
        parts.append(_path("an-arrow", low, "M0 0H-22M-16 -4L-22 0L-16 4"))
    hollow = " an-hollow" * (value.hedge == "~")
    parts += [_path(f"an-dot{hollow}", at, _SHAPES[(hue - 1) % len(_SHAPES)]) for at in dots_at(value, scale)]
    return Markup('<svg class="an-line" width="100%" height="100%" aria-hidden="true" focusable="false">{}'
                  '</svg>').format(Markup().join(parts))


def dots_at(value: Value, scale: Scale) -> Sequence[float]:
    """Both ends of a range; a month or a year is one date, if a wide one."""
    low, high = (scale.at(bound) for bound in bounds(value))
    is_range = not isinstance(value, Share) and value.low != value.high
    return (low, high) if is_range else ((low + high) / 2,)


def _tick(at: float) -> Markup:
    return Markup('<line class="an-tick" x1="{0}%" x2="{0}%" y1="0" y2="100%"/>').format(f"{at:.2f}")


def _line(name: str, start: float, end: float) -> Markup:
    return Markup('<svg y="100%" overflow="visible" width="100%" height="1"><line class="{}" x1="{}%" x2="{}%" y1="-8" '
                  'y2="-8"/></svg>').format(name, f"{start:.2f}", f"{end:.2f}")


def _path(name: str, at: float, path: str) -> Markup:
    return Markup('<svg x="{}%" y="100%" overflow="visible" width="1" height="1"><path class="{}" '
                  'transform="translate(0 -8)" d="{}"/></svg>').format(f"{at:.2f}", name, path)
