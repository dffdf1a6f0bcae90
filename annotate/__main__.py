"""`python -m annotate`."""

from __future__ import annotations

from annotate.cli import main

if __name__ == "__main__":
    main()
