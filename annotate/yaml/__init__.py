"""`story.yml` as text: strict YAML to a plain tree with the place of each part; `import yaml` is PyYAML everywhere."""

from __future__ import annotations

from annotate.yaml.nodes import DEEPEST, NULLS, Tree, read_yaml
from annotate.yaml.places import Path, Places

__all__ = ["DEEPEST", "NULLS", "Path", "Places", "Tree", "read_yaml"]
