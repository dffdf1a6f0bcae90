"""Two encodings of Vietnamese that pages were in before Unicode and that Python does not have: VISCII and TCVN.

RFC 1456 and TCVN 5712:1993 (VN1; the fonts of “TCVN3”, or ABC, are a part of it). Both put capitals that are seldom
needed in the place of control characters. To import this module is to give Python the two.
"""

from __future__ import annotations

import codecs
from typing import Final

_TABLES: Final = {
    "viscii": (
        {0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ"},
        ("ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
         "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"),
    ),
    "tcvn": (
        {
            0x01: "Ú", 0x02: "Ụ", 0x04: "Ừ", 0x05: "Ử", 0x06: "Ữ", 0x11: "Ứ", 0x12: "Ự", 0x13: "Ỳ", 0x14: "Ỷ",
            0x15: "Ỹ", 0x16: "Ý", 0x17: "Ỵ",
        },
        ("ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ\N{NO-BREAK SPACE}ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323"
         "àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"),
    ),
}  # fmt: skip
NAMES: Final = {
    "viscii": "viscii", "csviscii": "viscii", "viscii1.1_1": "viscii",
    "tcvn": "tcvn", "tcvn3": "tcvn", "tcvn_5712": "tcvn", "tcvn5712_1": "tcvn",
}  # fmt: skip


def _table(name: str) -> str:
    low, high = _TABLES[name]
    return "".join(low.get(byte, chr(byte)) for byte in range(128)) + high


def _find(name: str) -> codecs.CodecInfo | None:
    return _codec(NAMES[name]) if name in NAMES else None


def _codec(name: str) -> codecs.CodecInfo:
    table = _table(name)
    places = codecs.charmap_build(table)

    def encode(text: str, errors: str = "strict") -> tuple[bytes, int]:
        return codecs.charmap_encode(text, errors, places)

    def decode(raw: bytes, errors: str = "strict") -> tuple[str, int]:
        return codecs.charmap_decode(raw, errors, table)

    class Decoder(codecs.IncrementalDecoder):
        def decode(self, raw: bytes, final: bool = False) -> str:  # type: ignore[override]  # noqa: ARG002 - as codecs has it
            return codecs.charmap_decode(raw, self.errors, table)[0]

    class Encoder(codecs.IncrementalEncoder):
        def encode(self, text: str, final: bool = False) -> bytes:  # noqa: ARG002 - as codecs has it
            return codecs.charmap_encode(text, self.errors, places)[0]

    return codecs.CodecInfo(
        encode,
        decode,  # type: ignore[arg-type]  # any buffer, which has no name before Python 3.12
        name=name,
        incrementaldecoder=Decoder,
        incrementalencoder=Encoder,
    )


codecs.register(_find)
