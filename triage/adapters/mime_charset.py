"""Octets to text without losing any: wrong labels, no labels, unknown labels.

The order of belief: a label whose text decodes and is plausible; valid UTF-8 (hardly ever an
accident); the Windows relatives of the label; a guess by charset-normalizer over a sample; at last
Windows-1252, in which every octet is some character.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from charset_normalizer import from_bytes

SAMPLE: Final = 4096
"""Octets that the guesser sees: its cost is linear and large."""

_RELATIVES: Final = {
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "ansi_x3.4-1968": "cp1252",
    "ansi_x3.110-1983": "cp1252",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso8859-1": "cp1252",
    "windows-1252": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-8-e": "iso-8859-8",
    "iso-8859-6-i": "iso-8859-6",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "cp936": "gb18030",
    "chinesebig5": "big5hkscs",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "sjis": "cp932",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "tis-620": "cp874",
    "unicode-1-1-utf-8": "utf-8",
    "utf8": "utf-8",
    "unicode-1-1-utf-7": "utf-7",
    "cp-850": "cp850",
    "macintosh": "mac-roman",
    "x-mac-roman": "mac-roman",
}
_STATEFUL: Final = re.compile(r"utf-?(7|16|32)|iso-?2022|hz")
_NON_TEXT: Final = frozenset(["idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape"])
_THREE: Final = re.compile(rb"[\xe0-\xf4][\x80-\xbf]{2}")
_MULTIBYTE: Final = re.compile(r"gb|big5|932|949|euc|jis|johab")


def decode(octets: bytes, label: str, hint: str = "") -> tuple[str, bool]:
    """The text, and whether it had to be repaired (label wrong, missing for 8-bit text, or unknown).

    ``hint`` is a charset seen elsewhere in the same mail, tried before guessing.
    """
    name = codec_of(label)
    if octets.isascii() and not (name and _STATEFUL.search(name)):
        return octets.decode("ascii"), False
    if name:
        text = _strict(octets, name)
        if text is not None and not _mislabelled(octets, name):
            return text, name == "cp1252" and label.strip().lower() in ("us-ascii", "ascii")
    if name.startswith(("iso-2022-jp", "iso2022_jp")) and (text := _japanese(octets)) is not None:
        return text, False
    return _repair(octets, name, codec_of(hint)), True


def _japanese(octets: bytes) -> str | None:
    """ISO-2022-JP as programs write it, with the vendors' circled digits (row 13, in JIS X 0213)."""
    return _strict(octets.replace(b"\x1b$B", b"\x1b$(O").replace(b"\x1b$@", b"\x1b$(O"), "iso2022_jp_3")


def codec_of(label: str) -> str:
    """The codec to use for a charset label, or empty where there is none."""
    plain = label.strip(" \t\"'").lower()
    name = _RELATIVES.get(plain, plain)
    if not name or name in _NON_TEXT:
        return ""
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return ""
    return name if getattr(info, "_is_text_encoding", True) else ""


def _strict(octets: bytes, name: str) -> str | None:
    try:
        text = octets.decode(name)
        text.encode("utf-8")
    except (UnicodeError, ValueError):
        # Windows-1252 has five holes that Latin-1 fills; nothing is lost by falling back.
        return octets.decode("latin-1") if name == "cp1252" else None
    return text


def _mislabelled(octets: bytes, name: str) -> bool:
    """Valid UTF-8 under another label. Under a two-byte label only three-byte sequences prove it."""
    if name == "utf-8" or _STATEFUL.search(name) or not _is_utf8(octets):
        return False
    return bool(_THREE.search(octets)) if _MULTIBYTE.search(name) else True


def _is_utf8(octets: bytes) -> bool:
    try:
        octets.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _repair(octets: bytes, name: str, hint: str) -> str:
    for candidate in dict.fromkeys(("utf-8", hint)):
        text = _strict(octets, candidate) if candidate else None
        if text is not None:
            return text
    if name and (lenient := _nearly(octets, name)) is not None:
        return lenient
    if (lenient := _nearly(octets, "utf-8")) is not None:
        return lenient
    if _looks_western(octets):
        return octets.decode("cp1252", "replace") if _strict(octets, "cp1252") is None else _western(octets)
    return _guess(octets) or _western(octets)


def _western(octets: bytes) -> str:
    return _strict(octets, "cp1252") or octets.decode("latin-1")


def _nearly(octets: bytes, name: str) -> str | None:
    """Text with a few broken octets (a cut multi-byte character), shown as U+FFFD."""
    try:
        text = octets.decode(name, "replace")
    except (UnicodeError, LookupError, ValueError):
        return None
    foreign = sum(1 for char in text if char > "\x7f")
    broken = text.count("\ufffd")
    return text if broken * 10 <= foreign else None


def _looks_western(octets: bytes) -> bool:
    """Single 8-bit octets between ASCII letters: Western European text without a label."""
    high = len(octets) - len(octets.translate(None, bytes(range(128, 256))))
    runs = len(re.findall(rb"[\x80-\xff]+", octets))
    return high * 4 < len(octets) and high < runs * 1.5


_LIKELY: Final = (
    *("gb18030", "big5", "cp932", "euc_jp", "cp949", "cp1251", "koi8_r", "cp1250", "cp1252"),
    *("cp1253", "cp1254", "cp1255", "cp1256", "cp874"),
)
"""What mail is written in; without this bound the guesser finds mainframe code pages."""


def _guess(octets: bytes) -> str | None:
    start = max(0, next((at for at, octet in enumerate(octets) if octet > 127), 0) - 200)
    sample = octets[start : start + SAMPLE]
    best = from_bytes(sample, steps=4, chunk_size=512, cp_isolation=list(_LIKELY)).best()
    if best is None:
        return None
    try:
        text = octets.decode(best.encoding, "replace")
        text.encode("utf-8")
    except (UnicodeError, LookupError, ValueError):
        return None
    return text


_UNWANTED: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f\u200b\u2060\ufeff\u00ad\u202a-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]"
)
_CONTROL: Final = re.compile("[\x00-\x1f\x7f\ud800-\udfff\u2028\u2029\x85]+")
_INVISIBLE: Final = re.compile("[\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")


def clean_text(text: str) -> str:
    """Line ends as LF; no C0 controls, lone surrogates, zero-width, bidi-override or tag characters.

    Invisible characters carry hidden words past people to models, and none means anything in prose
    (joiners, which do in Persian and in emoji, stay).
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _UNWANTED.search(text):
        text = _UNWANTED.sub("", text)
    return text


def clean_line(text: str) -> str:
    """One header value: controls (CR, LF, NUL ...) become one space, invisible characters go."""
    if _CONTROL.search(text):
        text = _CONTROL.sub(" ", text)
    if not text.isascii():
        text = _INVISIBLE.sub("", text)
    return text
