"""A story whose every text would run a script, or ask another server, if any of it were taken for more than text."""

from __future__ import annotations

from typing import Any, Final

ELSEWHERE: Final = "http://elsewhere.invalid/"
# `__ran` counts what runs.
TEXTS: Final = (
    "<script>__ran++</script>", "</p></div><script>__ran++</script>",
    "</title></textarea></style><script>__ran++</script>", '"><img src=x onerror=__ran++>',
    "' onmouseover='__ran++' x='", '" onfocus="__ran++" autofocus tabindex=0 x="', f"<img src={ELSEWHERE}a.png>",
    f"![x]({ELSEWHERE}b.png)", f"<link rel=stylesheet href={ELSEWHERE}c.css>",
    f"<style>@import '{ELSEWHERE}d.css'; body {{ background: url({ELSEWHERE}e.png) }}</style>",
    f"<meta http-equiv=refresh content='0;url={ELSEWHERE}'>", f"<base href={ELSEWHERE}>",
    f"<iframe src={ELSEWHERE}f srcdoc='<script>parent.__ran++</script>'></iframe>",
    "<svg onload=__ran++><script>__ran++</script>", "<svg><animate onbegin=__ran++ attributeName=x dur=1s>",
    "<details open ontoggle=__ran++>", "<math><mi//xlink:href='javascript:__ran++'>x",
    "<a href=javascript:__ran++>click</a>", "<javascript:__ran++>",
    "<form action=javascript:__ran++><button autofocus onfocus=__ran++>", "<video><source onerror=__ran++></video>",
    "<object data=javascript:__ran++></object>", "{{ config.__class__ }}{% raw %}{{ 7*7 }}",
    "``` mermaid\n<script>__ran++</script>", "<div class=mermaid>graph TD</div>",
    "&lt;script&gt;__ran++&lt;/script&gt;", "&#60;script&#62;__ran++&#60;/script&#62;",
    "\\<script\\>__ran++\\</script\\>", '{: onclick="__ran++" }', "x{ onclick=__ran++ }",
    '--8<-- "https://elsewhere.invalid/x.md"', "++ctrl+alt+<script>__ran++</script>++",
    ":material-<img src=x onerror=__ran++>:", "$$<script>__ran++</script>$$", "[^1]: <script>__ran++</script>",
    "*[HTML]: <img src=x onerror=__ran++>", "<noscript><p title='</noscript><img src=x onerror=__ran++>'>",
    "<template><script>__ran++</script></template>", "<!--><script>__ran++</script>-->",
    "<![CDATA[><script>__ran++</script>]]>", "${__ran++}`${__ran++}`", "';__ran++;//\";__ran++//",
)


def one_line(text: str) -> str:
    return text.replace("\n", " ")


def spoken(text: str) -> str:
    """An autolink in a note is refused, and so is no text to run."""
    return text.removeprefix("<") if text.startswith("<javascript:") else text


def hostile_story() -> dict[str, Any]:
    """Each text once as a segment, a quote, a topic, a gloss, a note, a name; the ends tell one quote from another."""
    marked = {f"t{number}": text for number, text in enumerate(TEXTS)}
    segments = [f"{name} {one_line(text)} {name}." for name, text in marked.items()]
    names = [one_line(text) for text in TEXTS]
    discrepancies = {name: {
        "topic": one_line(text), "kind": "odd", "weight": "major", "unit": one_line(text),
        "assessment": f"{spoken(text)}\n\n    {text}",
        "by": one_line(text),
        "evidence": [{"title": one_line(text), "url": "https://example.org/a?b='c"}],
        "readings": {"A": {"quote": f"{name} {one_line(text)} {name}.", "gloss": text},
                     "B": {"quote": f"other {name}."}},
    } for name, text in list(marked.items())[::2]}
    notes = {name: {"source": "A", "quote": f"{name} {one_line(text)} {name}.", "kind": "context",
                    "text": spoken(text), "by": text[:9]}
             for name, text in list(marked.items())[1::2]}
    entry = {"title": names[3], "publisher": names[0], "author": names[4], "rights": names[6],
             "gloss": "A.en.txt", "gloss_by": names[5], "url": "https://example.org/x?y=%27", "archived": "https://example.org/archive"}
    return {
        "title": f"{names[0]} & {names[3]}", "summary": "\n\n".join(TEXTS[:7]), "kinds": {"odd": names[2]},
        "sources": {"A": segments, "B": [f"other {name}." for name in marked]},
        "entries": {"A": entry, "B": {"publisher": names[13]}},
        "files": {"A.en.txt": "".join(f"[{number}] {segment}\n" for number, segment in enumerate(segments, 1))},
        "passages": [{"A": number, "B": number} for number in range(1, len(segments) + 1)],
        "discrepancies": discrepancies, "notes": notes,
    }
