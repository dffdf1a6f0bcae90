"""Names: files, paths, ids, sigla, languages, addresses as nobody should write them, and some that are right."""

from __future__ import annotations

from typing import Final

from tests.corpora.grammar import Rules

FILES: Final = (
    "../a.txt", "..\\a.txt", "../../etc/passwd", "/etc/passwd", "/dev/zero", "//host/share/a.txt", "\\\\host\\share",
    "C:\\a.txt", "c:a.txt", "~/a.txt", "~root/.ssh/id", "./a.txt", "a/../a.txt", "a//a.txt", ".", "..", "...",
    "a.txt/", "/", "\\",
    "CON", "con.txt", "nul", "NUL.txt.txt", "aux.html", "COM1.txt", "lpt9.html", "prn.", "a.txt.", "a.txt ", " a.txt",
    "a.txt\u200b", "a\u202etxt.exe", "a\u0000.txt", "a\n.txt", "a\t.txt", "\ufeffa.txt", "a:b.txt", "a.txt::$DATA",
    "a?.txt", "a*.txt",
    "a|b.txt", "<a>.txt", "\"a\".txt", "A.TXT", "a.TXT", "a.txt\u0301", "\u00e9.txt", "e\u0301.txt", "\u212a.txt",
    "%2e%2e/a.txt", "%61.txt", "..%2fa.txt", "a.md", "a.pdf", "a", ".txt", "story.yml", "file:///etc/passwd",
    "https://x.invalid/a.txt", "${HOME}/a.txt",
    "$(x).txt", "`x`.txt", "-rf.txt", "--help", "a;b.txt", "a&b.txt", "a'b.txt", "{{x}}.txt", "x" * 300 + ".txt",
    "\U0001f468" * 70 + ".txt", "a.txt#x", "a.txt?x", "nowhere.txt", "folder/nowhere.txt", "index.md", "a.txt\\",
    "...\\a.txt", "․․/a.txt", "．．/a.txt", "a／b.txt",
)

IDS: Final = (
    "A", "a b", "a_b", "a--b", "-a", "a-", "\u00e9", "a\u200bb", "a\u202eb", "../a", "a/b", "a.b", "a#b", "a:b",
    "<b>", "\"a\"", "'a'", "a&b", "{a}", "[a]", "%61", "a" * 81, "中", "а", "a\nb", "a\tb", "~", "null ", "n-a b",
    "\u0661", "\uff41", "\u212a", "ſ", "ı", "a\u0301",
    "a\u0000b", "javascript:x", "a=b", "a,b", "a;b", "a\\b", "a|b", "a`b", "a$b", "a@b", "a!b", "a*b", "a+b", "a(b)",
    "a^b", "*a", "&a", "!a", "\ufeffa", "a\ufeff", "a ", " a",
)

RIGHT_IDS: Final = (
    "a", "1", "con", "nul", "aux", "null", "true", "no", "on", "1e3", "0x1", "007", "1-30", "text", "notes",
    "sources", "provenance", "constructor", "tostring", "where-they-part", "index", "a-1", "b-1", "n-a", "n", "p",
    "search", "md-content", "undefined", "x" * 80, "2025-11-14",
)

LANGUAGES: Final = ("", "x", "en_US", "english", "zh-", "-en", "en--us", "e n", "<b>", "\"", "zh-Hans\" onload=\"x",
"en;x", "i", "\u0435n", "en\u200b", "a" * 40, "en-x-" + "y" * 60, "123", "*", "none")

ADDRESSES: Final = (
    "javascript:alert(1)", "JAVASCRIPT:alert(1)", "java\u0002script:alert(1)", "java\tscript:alert(1)",
    " javascript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "ftp://x.invalid", "//x.invalid",
    "x.invalid", "/x", "#x", "?x", "", "http://", "https:///x", "https://u:p@x.invalid/",
    "https://x.invalid@y.invalid", "https://x.invalid\\@y.invalid", "https://x.invalid/\u202ex",
    "https://x.invalid/ x", "https://\u0435xample.invalid/", "https://x.invalid/\n", "https://[::1",
    "https://x.invalid:99999/", "https://x.invalid:x/", "http:x", "https:\\\\x.invalid", "blob:x",
    "https://x.invalid/" + "y" * 3000, "mailto:x@y.invalid", "tel:1", "intent://x", "about:blank",
    "view-source:https://x.invalid", "feed:https://x.invalid", "https://xn--\u00e9.invalid", "http\u0000://x.invalid",
    "\u0001https://x.invalid", "https://", "https", "://x", "h\u0442tps://x.invalid", "<https://x.invalid>",
)

RULES: Final[Rules] = {
    "file": ("‹part›.txt", "‹up›‹part›.txt", "‹up›‹up›‹part›", "‹part›‹odd›.txt", "‹odd›‹part›.html", "‹device›.txt",
        "‹part›/‹part›.txt", "‹root›‹part›", "‹part›.txt‹odd›", "‹device›‹odd›"),
    "part": ("nowhere", "b", "‹letter›", "‹letter›‹letter›", "-x", "%2e%2e"), "letter": ("a", "é", "中", "ａ", "K", "ß",
        "👾", "İ", "$x", "'", ";", "#", "%00", "@"), "up": ("../", "..\\", ".../", "%2e%2e/", "./", "‥/", "../../",
        "..//"), "root": ("/", "C:\\", "~/", "//", "\\\\?\\", "/proc/self/", "file:", "\\"),
    "odd": (" ", ".", "\u200b", "\u202e", ":", "?", "*", "|", "<", ">", "\"", "\t", "\n", "\u0301", "\ufeff",
        "\u00ad", "::$DATA", "\u0085", "\u2028", "\x7f"), "device": ("CON", "nul", "Aux", "com1", "LPT9", "prn",
        "COM\u00b9", "CONIN$", "con.x"),
    "id": ("‹letters›‹bad›‹letters›", "‹bad›‹letters›", "‹letters›‹bad›", "‹letters›--‹letters›", "-‹letters›",
        "‹letters›-", "X‹letters›"), "letters": ("a", "b1", "x-y", "killed"),
    "bad": (" ", "_", ".", "/", "#", "<", "&", "\"", "é", "中", "а", "\u200b", "\u202e", "A", ":x", "%", "\\", "{",
        "`", "ſ", "١", "=", "~", "?", "\u00a0"),
}
