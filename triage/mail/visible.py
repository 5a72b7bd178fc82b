"""Invisible characters: removed before any model, rule or person reads a text.

Zero-width marks, bidirectional controls and the tag block (U+E0000) hide text from people and show it to
models. Joiners (U+200C, U+200D) stay between letters that they shape: Persian, Indic scripts and emoji.
"""

from __future__ import annotations

import re
from typing import Final

_INVISIBLE: Final = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb"
    "\U000e0000-\U000e0fff\U0001d173-\U0001d17a]"
)
_JOINER: Final = re.compile(
    "(?<![\u0370-\U0010ffff])[\u200c\u200d]+|[\u200c\u200d]+(?![\u0370-\U0010ffff])|[\u200c\u200d]{2,}"
)
_HIDDEN_SPACE: Final = re.compile("(?<=[\\s\u00a0])[\u200c\u200d]|[\u200c\u200d](?=[\\s\u00a0])")


def visible(text: str) -> str:
    """The text without characters that nobody sees. Idempotent; linear."""
    if text.isascii():
        return text
    text = _INVISIBLE.sub("", text)
    if "\u200c" in text or "\u200d" in text:
        text = _JOINER.sub("", _HIDDEN_SPACE.sub("", text))
    return text
