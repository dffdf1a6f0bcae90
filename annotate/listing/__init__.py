"""What `annotate show` and `annotate quote` say: segments side by side, and quotes as YAML to paste."""

from __future__ import annotations

from typing import Final, Literal, get_args

Only = Literal["quoted", "unquoted", "alone", "unplaced"]
ONLY: Final = get_args(Only)
