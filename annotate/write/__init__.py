"""A built site to disk: one whole generation takes the place of another, and nothing of anybody else's is lost."""

from __future__ import annotations

from annotate.write.beside import put_beside
from annotate.write.folder import create, create_file, create_once
from annotate.write.lock import Busy
from annotate.write.manifest import MANIFEST
from annotate.write.output import Output, Written, write

__all__ = ["MANIFEST", "Busy", "Output", "Written", "create", "create_file", "create_once", "put_beside", "write"]
