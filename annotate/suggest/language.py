"""What is told by hand of languages: `languages/<tag>.yml`, read once, section by section, and `writing.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import cast

import yaml

Section = Mapping[str, object]


@lru_cache(maxsize=256)
def base(tag: str) -> str:
    """`zh-Hans-CN` → `zh`; an older or wider code as the one that the tables have: `no` → `nb`."""
    language = tag.replace("_", "-").partition("-")[0].lower()
    return _other_codes().get(language, language)


def table(*path: str) -> Mapping[str, object]:
    """A YAML file of this package, by its folders and its name; nothing where there is none.

    By the C loader where there is one: these files are ours, and it is ten times as fast.
    """
    file = files("annotate").joinpath("suggest", *path)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    # the loader is a safe one, and the file is part of the programme
    read = yaml.load(file.read_text("utf-8"), Loader=loader) if file.is_file() else {}  # noqa: S506
    return cast("Mapping[str, object]", read)


@lru_cache(maxsize=64)
def _read(language: str) -> Mapping[str, Section]:
    return cast("Mapping[str, Section]", table("languages", f"{language}.yml"))


def section(tag: str, name: str) -> Section:
    """One section of what is told of a language ("numbers", "dates", "speech"); empty where nothing is."""
    return _read(base(tag)).get(name) or {}


@lru_cache(maxsize=1)
def _other_codes() -> Mapping[str, str]:
    pairs = (each.partition("=") for each in writing("codes"))
    return {code: ours for code, _, ours in pairs}


@lru_cache(maxsize=16)
def writing(name: str) -> frozenset[str]:
    """Languages, or words, that `writing.yml` lists under a name ("unspaced")."""
    return frozenset(str(table("writing.yml")[name]).split())
