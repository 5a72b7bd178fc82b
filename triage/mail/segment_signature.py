"""Signatures at the end of new text. When unsure, a line stays with the answer.

A lost word is a lost order: only what is plainly a signature is taken, and lines that name an order, a
question or a postscript never are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from triage.mail import segment_signature_words as words
from triage.mail.segment_lines import Line

REACH: Final = 40
"""Lines from the end that are looked at."""
_STRICT_LINES: Final = 25
_LOOSE_LINES: Final = 12

_DELIMITER: Final = re.compile(r"(?:--|—|––|---|__|___|- -|-- *)$")
_FOOTER_RULE: Final = re.compile(r"[-_=*~—–]{10,}$")
_DASH_NAME: Final = re.compile(r"\s{0,3}(?:[-–—~]{1,2}|/{1,2})(?P<name>[^\W\d_][^\n,;:?!]{1,40})\s*$")
_DASH_SPACE_NAME: Final = re.compile(r"\s{0,3}(?:—|–|--|~)\s(?P<name>[^\W\d_][^\n,;:?!]{1,40})\s*$")
_CONTACT: Final = re.compile(
    r"@|https?://|www\.|\+?\d[\d\s()/.-]{6,}\d|\b(?:tel|phone|fon|mobil|mobile|fax|cell|t|m|p|e)\s?[.:]"
)
_IMAGE: Final = re.compile(
    r"\[(?:cid:|image|bild|imagen|imagem|immagine|afbeelding|obraz|изображение|画像)[^\]]{0,200}\]$"
    r"|<image\d*\.\w{3,4}>$|\[[^\]]{0,120}\.(?:png|jpe?g|gif)[^\]]{0,120}\]$"
)
_LIST_FOOTER: Final = re.compile(
    r"mailing[- ]?list|listinfo|unsubscribe|https?://|@|abmelden|abbestellen|desabonn|cancelar suscrip"
)
_PUNCTUATION: Final = " ,.!;:-–—~、。，！"
_CLOSINGS: Final = frozenset(closing.strip(_PUNCTUATION) for closing in words.CLOSINGS)
_DEVICES: Final = re.compile(
    r"(?<![a-zа-я])(?:iphon[a-z]{0,5}|ipad[a-z]{0,4}|android[a-z]{0,5}|samsung[a-z]{0,5}|"
    + "|".join(sorted(map(re.escape, words.DEVICES), key=len, reverse=True))
    + r")(?![a-z])"
)
_GENERIC: Final = re.compile(
    r"(?<![a-zа-я])(?:"
    + "|".join(sorted(map(re.escape, words.GENERIC_DEVICES), key=len, reverse=True))
    + r")(?![a-z])"
)
_STORE: Final = re.compile(
    r"(?<![a-z])outlook\s(?:\S{1,8}\s){0,2}(?:ios|android|mobile|mac|windows)\S{0,5}"
    r"(?:\s(?:downloaden|herunterladen|laden|を入手|letoltese|indir))?$"
    r"|^(?:android|ios) icin outlook'u \S{3,8}$"
)
_SENT_FROM: Final = words.SENT_FROM
_SENT_LAST: Final = words.SENT_FROM_LAST
_MATTERS: Final = re.compile(
    "|".join(
        re.escape(stem) if stem[0] >= "\u0e00" else rf"(?<![^\W_]){re.escape(stem)}" for stem in words.MATTERS
    )
)
_BARS: Final = re.compile(r"\s[|·•/]\s|\s[–-]\s")
_PAUSE: Final = re.compile(r"[.,;!]\s|\s[-–—]\s")
_LINK: Final = re.compile(r"\s?[<\[(](?:https?://|mailto:)[^>\])\s]{1,400}[>\])]")
_TYPED: Final = re.compile(
    r"brev|brief|\bkurze\b|typo|tipp|schreib|spell|mistake|error|erreur|faute|erros|refus|fout|beknopt|ortogr"
    r"|mobil|phone|telef|handy|tablet|touch|voice|dikt|dict|autocor|print|druck|imprim|stamp|umwelt|environ"
    r"|planet|milieu|miljo"
)
"""What a program's apology is about."""
_BULLET: Final = re.compile(r"\s*(?:[-*•·–+]|\d{1,2}[.)])\s")


def signature_spans(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Half-open spans of signature lines in a run of new text, in order; at most a few."""
    end = _trim(lines, len(lines))
    spans: list[tuple[int, int]] = []
    while end > 0:
        start = _tail_start(lines, end)
        if start is None:
            break
        spans.append((start, end))
        end = _trim(lines, start)
    closing = _closing_span(lines, end)
    return sorted([*spans, closing] if closing is not None else spans)


def is_device_line(line: Line) -> bool:
    """ "Sent from my iPhone" in any of the languages, and nothing else on the line but an apology."""
    folded = (_LINK.sub("", line.folded) if "/" in line.folded else line.folded).strip(" .!-–—_~<>[]()")
    if len(folded) > 160:
        return False
    head = _PAUSE.split(folded, maxsplit=1)[0]
    if len(head) > 80:
        return False
    if _STORE.search(head) is not None and len(head.split()) <= 8:
        return True
    return _sent_first(head) or (head.endswith(_SENT_LAST) and _has_device(head) and len(head.split()) <= 8)


def _sent_first(head: str) -> bool:
    if not head.startswith(_SENT_FROM):
        return False
    opening = next((opening for opening in _SENT_FROM if head.startswith(opening)), None)
    if opening is None:
        return False
    rest = head[len(opening) :]
    if len(rest.split()) > 9:
        return False
    return _names_device(_DEVICES, rest, before=5) or _names_device(_GENERIC, rest, before=2)


def _has_device(head: str) -> bool:
    return _DEVICES.search(head) is not None or _GENERIC.search(head) is not None


def _names_device(devices: re.Pattern[str], rest: str, *, before: int) -> bool:
    found = devices.search(rest)
    if found is None:
        return False
    return len(rest[: found.start()].split()) <= before and len(rest[found.end() :].split()) <= 6


def _trim(lines: Sequence[Line], end: int) -> int:
    while end > 0 and lines[end - 1].blank:
        end -= 1
    return end


def _tail_start(lines: Sequence[Line], end: int) -> int | None:
    """Where a signature without a closing begins that ends at ``end``."""
    for rule in (_one_line, _list_footer, _delimited, _disclaimer):
        start = rule(lines, end)
        if start is not None:
            return start
    return None


def _one_line(lines: Sequence[Line], end: int) -> int | None:
    line = lines[end - 1]
    if is_device_line(line) or _IMAGE.match(line.folded) is not None:
        return end - 1
    if _is_apology(line):
        return end - 2 if end >= 2 and is_device_line(lines[end - 2]) else end - 1
    return end - 1 if _is_dash_name(lines, end - 1) else None


def _is_apology(line: Line) -> bool:
    """ "Please excuse typos", and no other sentence: who is sorry for the wait goes on to say something."""
    if not line.folded.startswith(words.APOLOGIES) or len(line.folded) >= 200 or line.folded.endswith("?"):
        return False
    said, _, rest = line.folded.partition(". ")
    return _TYPED.search(said) is not None and (not rest.strip() or rest.startswith(_SENT_FROM))


def _is_dash_name(lines: Sequence[Line], index: int) -> bool:
    """ "-Ann Example" or "/Ann" alone as the last paragraph: no item of a list."""
    raw = lines[index].raw.rstrip("\r\n")
    found = _DASH_NAME.match(raw) or _DASH_SPACE_NAME.match(raw)
    if found is None or index == 0 or not lines[index - 1].blank:
        return False
    names = found["name"].split()
    above = next((line for line in reversed(lines[:index]) if not line.blank), None)
    listed = above is not None and _BULLET.match(above.raw) is not None
    return (
        not listed and above is not None and len(names) <= 3 and all(not name[0].islower() for name in names)
    )


def _list_footer(lines: Sequence[Line], end: int) -> int | None:
    """A long rule, then a few lines that name a mailing list or where to leave it."""
    for index in range(end - 1, max(-1, end - _LOOSE_LINES), -1):
        if _FOOTER_RULE.match(lines[index].folded) is not None:
            below = [line for line in lines[index + 1 : end] if not line.blank]
            footer = any(_LIST_FOOTER.search(line.folded) is not None for line in below)
            return index if footer and all(_is_footer_line(line) for line in below) else None
    return None


def _is_footer_line(line: Line) -> bool:
    return not line.folded.endswith("?") and (
        len(line.folded.split()) <= 12 or _LIST_FOOTER.search(line.folded) is not None
    )


def _delimited(lines: Sequence[Line], end: int) -> int | None:
    """RFC 3676 section 4.3, ``-- ``, or a short dash line that lost its space, over a short block."""
    for index in range(end - 1, max(-1, end - REACH), -1):
        raw = lines[index].raw.rstrip("\r\n")
        if _DELIMITER.match(lines[index].folded) is None:
            continue
        below = [line for line in lines[index + 1 : end] if not line.blank]
        if raw == "-- ":
            return index if len(below) <= _STRICT_LINES else None
        return (
            index if len(below) <= _LOOSE_LINES and all(is_signature_line(line) for line in below) else None
        )
    return None


def _disclaimer(lines: Sequence[Line], end: int) -> int | None:
    """The last paragraph, where it is a notice: long or headed, with two of the words of such notices."""
    start = end
    while start > max(0, end - _STRICT_LINES) and not lines[start - 1].blank:
        start -= 1
    if start == 0 or lines[start - 1 if start else 0].blank is False:
        return None
    text = " ".join(line.folded for line in lines[start:end])[:4000]
    known = sum(stem in text for stem in words.DISCLAIMERS)
    return start if known >= 2 and len(text) > 90 and "?" not in text else None


def _closing_span(lines: Sequence[Line], end: int) -> tuple[int, int] | None:
    """The closing nearest the end, with the name and what belongs to it below."""
    nonblank = 0
    for index in range(end - 1, max(-1, end - REACH), -1):
        line = lines[index]
        if line.blank:
            continue
        nonblank += 1
        if nonblank > _LOOSE_LINES + 4:
            return None
        if _is_closing(line):
            return _first_closing(lines, index), _block_end(lines, index + 1, end)
        if _is_thanks(line) and _is_contact_block(lines, index + 1, end):
            return index + 1, end
        if _closing_with_name(line) and all(
            is_signature_line(below) for below in lines[index + 1 : end] if not below.blank
        ):
            return index, end
    return None


def _first_closing(lines: Sequence[Line], index: int) -> int:
    """The first of the closings that stand on neighbouring lines."""
    while index > 0 and _is_closing(lines[index - 1]):
        index -= 1
    return index


def _is_closing(line: Line) -> bool:
    return len(line.folded) <= 60 and line.folded.strip(_PUNCTUATION) in _CLOSINGS


def _closing_with_name(line: Line) -> bool:
    """ "Regards, Ann" on one line."""
    head, comma, name = line.folded.partition(",")
    return (
        bool(comma)
        and head.strip(_PUNCTUATION) in _CLOSINGS
        and 0 < len(name.split()) <= 3
        and name.strip()[-1:] not in "?!:"
    )


def _is_thanks(line: Line) -> bool:
    return len(line.folded) <= 40 and line.folded.strip(_PUNCTUATION) in words.THANKS


def _is_contact_block(lines: Sequence[Line], start: int, end: int) -> bool:
    """Two or more lines, all a signature's, one of them with a number, address or link."""
    block = [line for line in lines[start:end] if not line.blank]
    known = any(_CONTACT.search(line.folded) is not None for line in block)
    return len(block) >= 2 and known and all(is_signature_line(line) for line in block)


def _block_end(lines: Sequence[Line], start: int, end: int) -> int:
    """The name block below a closing: as far as the lines are a signature's."""
    last = start
    for index in range(start, end):
        if lines[index].blank:
            continue
        if not is_signature_line(lines[index]):
            return last
        last = index + 1
    return last


def is_signature_line(line: Line) -> bool:
    """A name, title, contact or device line: short, no sentence, no question, no matter of business."""
    folded = line.folded
    if (
        not folded
        or is_device_line(line)
        or _IMAGE.match(folded) is not None
        or _FOOTER_RULE.match(folded) is not None
    ):
        return True
    contact = _CONTACT.search(folded) is not None
    if (
        folded.endswith("?")
        or folded.split(" ", 1)[0] in words.POSTSCRIPTS
        or (not contact and _BULLET.match(line.raw) is not None)
    ):
        return False
    if _MATTERS.search(folded) is not None and not (contact and "@" in folded):
        return False
    limit = 16 if contact else 7
    return (
        len(_BARS.sub(" ", folded).split()) <= limit
        and len(folded) <= (160 if contact else 70)
        and (contact or folded[-1:] not in "!:")
    )
