"""Texts to try everything with: any script, and text that tries to be Markdown, HTML or a template."""

from __future__ import annotations

from hypothesis import strategies as st

HOSTILE = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</p></div></section>", "<!--", "-->",
    "<![CDATA[", "<?php", "<p markdown=1>**b**</p>", "<style>*{display:none}</style>",
    "<svg onload=alert(1)>", "&lt;b&gt;", "&amp;amp;", "&#60;", "&#x85;", "&", "**bold**", "_em_", "`code`",
    "```python\nx\n```", "~~~", "# title", "Title\n=====", "- item", "1. item", "> quote", "***",
    "---\ntitle: x\n---", "[a](javascript:alert(1))", "[a][b]\n\n[b]: x", "![a](b)", "[^1]", "[^1]: note",
    "*[HTML]: abbreviation", "{++added++}", "{--gone--}", "{==marked==}", "{>>comment<<}", "{~~a~>b~~}",
    "{: .class #id }", "{ .annotate }", "{{ config }}", "{% raw %}", "{# c #}", "--8<-- 'file'", ":smile:",
    ":material-account:", "++ctrl+c++", "[=50%]", "$x$", "$$x$$", "\\(x\\)", "\\*", "(c) (tm) --> <-- 1/2",
    "https://example.org/?a=b&c=d", "@user #12", "!!! note\n    text", "=== \"tab\"",
    "| a | b |\n|---|---|", "term\n:   definition", "%%x%%", "<https://a.b>", "a@b.org", "\t\ttab",
    "  two  spaces  ", "a\u00a0b", "\u2028", "\u0085", "\ufeff", "\u200b", "\u202eevil\u202c", "e\u0301",
    "👩‍👩‍👧", "中文，文本", "việt", "العربية", "עברית", "ไทย", "हिन्दी", "𝔘𝔫𝔦", "𠮷",
]
"""What Markdown, its extensions, HTML, templates and shortcodes act on, and what editors cannot see."""

_ALPHABET = st.characters(exclude_categories=["Cs", "Cc", "Cn"], include_characters="\n\t")

_pieces = st.one_of(st.sampled_from(HOSTILE), st.text(_ALPHABET, max_size=12))

texts = st.lists(_pieces, min_size=1, max_size=6).map("".join)
"""Any text without control characters (those are refused when an article is read)."""
