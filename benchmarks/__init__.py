"""What things cost. `python -m benchmarks.NAME` prints a table; nothing here is a test."""

from __future__ import annotations
