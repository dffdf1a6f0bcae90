"""The page of a story with all that it needs inside it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from jinja2 import Environment
from markupsafe import Markup

from annotate.arrange import Arranged
from annotate.export.style import style
from annotate.policy.known import digest
from annotate.render.assets import assets
from annotate.render.lit import lit_rules
from annotate.render.pages import PageView, story_blocks
from annotate.render.sources import SourceView
from annotate.render.templates import render
from annotate.render.versions import VersionView

Files = Mapping[str, tuple[str, bytes]]
"""By published name: the file's own name and its bytes."""

_POLICY: Final = ("default-src 'none'; script-src '{script}'; style-src-elem '{style}'; "
                  "style-src-attr 'unsafe-inline'; base-uri 'none'; form-action 'none'")


def page(arranged: Arranged, view: PageView, files: Files, env: Environment,
         url: str | None = None) -> tuple[str, str]:
    """The blocks of the page, and the whole file; `files` are what may leave of the story's folder, `url` is where the
    page is published too."""
    body = "\n\n".join(story_blocks(arranged, _alone(view, files), env))
    parts = {"style": _inline(style(lit_rules(arranged)), "style"),
             "script": _inline(assets()["annotate.js"].decode(), "script")}
    policy = _POLICY.format(**{name: digest(part) for name, part in parts.items()})
    return body, f"{render(env, 'export.html', page=view, body=Markup(body), policy=policy, url=url, **parts)}\n"


def _inline(text: str, tag: str) -> Markup:
    """As the content of an element in which HTML reads nothing but its end."""
    if f"</{tag}" in text.lower() or "<!--" in text:
        raise ValueError(f"this would not stay inside <{tag}>")
    return Markup(text)


def _alone(view: PageView, files: Files) -> PageView:
    """What stands beside the page of a site is in this one, or absent."""
    return replace(view, up=None, index=None, record=None, download=_data(view.download, files),
                   sources=tuple(_source(each, files) for each in view.sources))


def _source(source: SourceView, files: Files) -> SourceView:
    glosses = tuple(replace(each, href=_data(each.href, files) or "") for each in source.glosses)
    obtained = source.obtained and replace(source.obtained, href=_data(source.obtained.href, files))
    return replace(source, page=None, download=_data(source.download, files), glosses=glosses, obtained=obtained,
                   versions=tuple(_version(each, files) for each in source.versions))


def _version(version: VersionView, files: Files) -> VersionView:
    text, *others = (replace(each, href=_data(each.href, files)) for each in (version.text, *version.others))
    return replace(version, text=text, others=tuple(others))


def _data(published: str | None, files: Files) -> str | None:
    """A file as its own address: bytes to save, that no browser shows."""
    if published is None:
        return None
    return f"data:application/octet-stream;base64,{b64encode(files[published][1]).decode('ascii')}"
