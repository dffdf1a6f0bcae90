"""A built site to disk: one whole generation takes the place of another, and nothing of anybody else's is lost."""

from __future__ import annotations

from annotate.write.apart import APART, apart, put_apart
from annotate.write.beside import put_beside
from annotate.write.cache import CacheFolder
from annotate.write.folder import create, create_file, create_once
from annotate.write.lock import Busy
from annotate.write.manifest import MANIFEST
from annotate.write.output import Output, Written, write

__all__ = [
    "APART", "MANIFEST", "Busy", "CacheFolder", "Output", "Written", "apart", "create", "create_file", "create_once",
    "put_apart", "put_beside", "write",
]
