"""A finished site read again: does each page show its sources' words?

At the end of a build it is held against the sources (`built`); later, by anyone, against the published files alone
(`published`).
"""

from __future__ import annotations

from annotate.verify.built import verify_built, verify_made
from annotate.verify.pages import Verified
from annotate.verify.published import verify_site

__all__ = ["Verified", "verify_built", "verify_made", "verify_site"]
