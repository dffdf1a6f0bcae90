"""YAML: what its own test suites call errors, what only some readers take, the traps of 1.1, and broken bytes."""

from __future__ import annotations

from random import Random
from typing import Final

HEAD: Final = b"title: x\nlanguage: en\nsources:\n  A: {language: en, text: a.txt}\n"
"""A story that is right; `a.txt` stands beside it."""

LISTED: Final = tuple(each.encode() for each in (
    "", "\n", " ", "\t", "#", "---", "...", "--- ---", "---\n---", "--- x\n--- y", "%YAML 1.2", "%YAML 1.2\n---\n",
    "%YAML 9.9\n--- x", "%YAML 1.1\n%YAML 1.1\n--- x", "%TAG ! x\n--- !y z", "%TAG\n---", "%X y\n--- z",
    "x\n%YAML 1.2\n---", "null", "~", "x", "1", "[]", "{}", "- x", "? x", ": x", "?", ":", "-", "!", "&", "*", "|",
    ">", "@x", "`x", "%x",
    "a: b: c", "a: b\n c: d", "a:\n- b\n c", "a: [b", "a: [b]]", "a: {b", "a: {b: c}}", "a: [b, , c]", "a: [, b]",
    "[a, b]: c\nd", "a: \"b", "a: 'b", "a: \"\\x\"", "a: \"\\u12\"", "a: \"\\UFFFFFFFF\"", "a: \"\\ud800\"",
    "a: \"b\" c", "a: 'b' c", "'a\nb': c", "\"a\nb\": c", "a\nb: c", "a: |x\n b", "a: |99\n b", "a: >-+\n b",
    "a: |0\n b", "a: |\n  b\n c", "a: |\n   \n b",
    "\ta: b", "a:\tb\n\tc: d", "a:\n\t- b", "- a\n\t- b", "a: b\n\t", "{\ta: b}", "a: &x b\nc: *x", "a: *x",
    "a: &x &y b", "a: & b", "*x: a", "&x a: b", "a: !!str b", "a: !x b", "a: !<x> b", "a: !<> b", "a: !x!y b",
    "a: !!binary x", "a: !!python/object/apply:os.system [x]", "!!python/name:os.system", "!!map\n- x", "!!set {x}",
    "!!omap [x]", "a: !!float x", "a: !!int 0x",
    "<<: {a: b}", "<<: *x", "a: &x {<<: *x}", "a: &a [*a]", "&a [*a, *a]", "a: 1\na: 2", "{a: 1, a: 2}",
    "\"a\": 1\na: 2", "? a\n? a", "? [a]\n: b", "? {a: b}\n: c", "? |\n  a\n: b", "[a]: b", "{a: b}: c",
    "? - a\n: - b", "? a\nb", "null: a", "~: a", "1: a", "true: a", "1.5: a", "2025-11-14: a", "'': a", "- - - - a",
    "- a: - b", "a: - b", "- b\na: c", "a: b\n- c",
    "a: b # c", "a: b#c", "a: #c", "a #b: c", "#a\nb", "a: [b #c\n]", "a: [b,#c\n d]", "a: 'b'#c", "a:b", "{a:b}",
    "[a:b]", "{\"a\":b}", "a: -", "a: -b", "a: - - b", "a: ?", "a: ? b", "a: :b", "a: @b", "a: `b`", "a: %b", "a: ,b",
    "a: ]", "a: }", "a: *", "a: &", "a: !", "a: |", "a: >", "a: \"\"", "a: ''", "a: ~",
    "title: x\n... y", "title: x\n...\n...\n", "title: x\n---\ntitle: y", "title: x\n--- y\n", "---\ntitle: x\n---\n",
    "--- {title: x}", "--- |\n x", "--- >\n x\n--- y", "title: x\n \n  y: z", "  title: x\n language: y",
    "title: x\n  \n language: y", "title:\n  x\nlanguage:\n y\n z: w", "title: x\n  y: z", "title: [\nx\n]",
    "title: {\nx: y\n}", "sources:\nA: x", "sources: x", "sources: []", "sources: [x]", "sources: {A}",
))

TRAPS: Final = tuple(HEAD.replace(b"title: x", f"title: {each}".encode()) for each in (
    "no", "yes", "on", "off", "y", "n", "null", "~", "1:30", "190:20:30", "0777", "0o17", "0x1F", "0b101", "1_000",
    "+1", "-.inf", ".nan", "1e3", "1.", ".5", "2025-11-31", "2025-11-14", "2001-12-14t21:59:43.10-05:00", "=", "<<",
    "99999999999999999999999999999", "1" * 5000, "1e99999", "0.1e", "0x", "1:60", "!!str 1", "'1'", "\"no\"", "[x]",
    "{x: y}", "- x", "|\n  x", ">\n  x", "",
))

BROKEN: Final = (
    b"\xff\xfe" + "title: x".encode("utf-16-le"), b"\xfe\xff" + "title: x".encode("utf-16-be"),
    "title: x".encode("utf-16-le"), "title: x".encode("utf-16-be"), "title: x".encode("utf-32"),
    "title: x".encode("utf-32-le"), "\ufefftitle: x".encode(), b"\xef\xbb\xbf\xef\xbb\xbftitle: x",
    "title: tháng".encode("cp1258"), "title: слово".encode("cp1251"), "title: 排雷".encode("gb18030"),
    b"title: \x00", b"title: \x01", b"title: \x07", b"title: \x1b[2J", b"title: \x7f", b"title: \xc2\x80",
    b"title: \xc2\x85x", b"title: \xe2\x80\xa8x", b"title: \xed\xa0\x80", b"title: \xef\xbf\xbe",
    b"title: \xf4\x90\x80\x80", b"title: \xc0\xaf", b"title: \xe2\x82", b"title: \xff", b"\x00", b"\xff", b"\x00" * 9,
    b"\x1f\x8b\x08\x00", b"PK\x03\x04", b"%PDF-1.7", b"\x89PNG\r\n\x1a\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff",
    b"\x00\x00\xfe\xff",
    b"[" * 50_000, b"{" * 50_000, b"- " * 50_000, b"? " * 20_000, b"a: " * 20_000, b"{a: " * 20_000,
    b"a:\n" + b" " * 50_000 + b"b", b"&a " * 20_000, b"!a " * 20_000, b"x" * 900_000, b"\n" * 900_000, b"#" * 900_000,
    b"a" * 100_000 + b": x", b"a: \"" + b"\\" * 99_999, b"'" * 99_999, b"\"" * 99_999, b"a: |\n" + b" x\n" * 99_999,
    b"%" * 9_999, b",[" * 20_000, b"- x\n" * 99_999,
    b"a: &a [x,x]\n" + b"".join(b"%c: &%c [*%c,*%c,*%c,*%c,*%c,*%c]\n" % (after, after, *[before] * 6) for before,
    after in zip(range(97, 121), range(98, 122), strict=True)),
)

_TOKENS: Final = (b": ", b":", b"- ", b"? ", b"\n", b"\n  ", b"\n    ", b"\t", b"[", b"]", b"{", b"}", b", ", b"\"",
b"'", b"|\n", b">\n", b"#", b" #", b"&a ", b"*a", b"!x ", b"!!str ", b"---\n", b"...\n", b"%X\n", b"<<: ", b"\\",
b"\\x", b"~", b"@", b"`", b"\xff", b"\x00", b"\xc2\x85", b"\xef\xbb\xbf", b"title", b"sources", b"A", b"\r", b"\r\n",
b"0777", b"no")


def grown(random: Random) -> bytes:
    """A story with a few tokens put in, taken out or doubled, at any byte; or tokens alone."""
    if random.random() < .2:
        return b"".join(random.choice(_TOKENS) for _ in range(random.randint(1, 12)))
    body = bytearray(random.choice((HEAD,
        HEAD + b"notes:\n  a:\n    source: A\n    quote: x\n    kind: context\n    text: |\n      *x*\n")))
    for _ in range(random.randint(1, 3)):
        at = random.randrange(len(body))
        body[at:at + random.choice((0, 0, 1, 5))] = random.choice((random.choice(_TOKENS),
        bytes(body[at:at + random.randint(0, 9)])))
    return bytes(body)
