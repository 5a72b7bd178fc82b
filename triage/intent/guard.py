"""Text that tries to push the verdict: it may be read and tagged as a guess, never past *unsure*."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Any, Final

import re2

from triage.intent.words import fold

_LOOKED_AT: Final = 20_000
_MOST_INVISIBLE: Final = 3
_ENOUGH_WORDS: Final = 40
_ENOUGH_LINES: Final = 6
_ONE_WORD_SHARE: Final = 0.2
_FEW_DISTINCT: Final = 0.25
_INVISIBLE: Final = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]"
)
_OTHER_SCRIPT: Final = re.compile("[\u0370-\u04ff]")
_MIXED: Final = re.compile(r"[a-z]+[\u0370-\u03ff\u0400-\u04ff]+|[\u0370-\u03ff\u0400-\u04ff]+[a-z]+")

_ORDERS: Final = (
    r"\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}"
    r"\b(?:rules?|instructions?|prompts?|filters?|policy|policies|above|previous|prior)\b",
    r"\byou are (?:now )?(?:a |an |the )?(?:\w+ )?"
    r"(?:sales|billing|support|classifier|assistant|bot|ai|model|admin\w*)\b",
    r"\b(?:classify|categori[sz]e|label|tag|route|file|mark) (?:this|the|it|my)\b.{0,60}"
    r"\b(?:intent|area|sales|billing|support|order|refund|complaint|\w+_\w+)\b",
    r"\b(?:intent|category|area|class|label|department|confidence|probability)\s*"
    r"(?:=|:=|:|is set to|must be)\s*[\"'<]?(?:\w+_\w+|sales|billing|support|1\.0|0?\.9\d*|100)",
    r"(?:system|assistant|developer|user)\s*(?:prompt|message|instructions?|:)\s*.{0,40}"
    r"(?:you|intent|classif|ignore|route|approve)",
    r"<\|?(?:im_start|system|assistant|endoftext|inst)\b|\[/?inst\]"
    r"|\bdo anything now\b|\bdeveloper mode\b|\bjailbreak",
    r"\b(?:ignoriere|missachte|vergiss|ignorez|oubliez|ignora|ignore|olvida|dimentica|negeer|vergeet|esquece"
    r"|esqueca|desconsidere)\b.{0,50}\b(?:regeln|anweisungen|instruktionen|regles|instructions|consignes"
    r"|reglas|instrucciones|regole|istruzioni|regels|instructies|regras|instrucoes)\b",
    r"\b(?:du bist|sie sind|tu es|vous etes|eres|sei|je bent|voce e) "
    r"(?:jetzt |maintenant |ahora |ora |nu |agora )?(?:\w+ ){0,2}"
    r"(?:billing|sales|support|klassifik\w*|classificateur|clasificador|classificatore|classificador)\b",
    r"\b(?:klassifiziere|classez|classe|clasifica|classifica|classificeer|classifique)\b.{0,60}"
    r"\b(?:als|comme|como|come|alla|as)\b",
)


def reasons(subject: str, text: str) -> tuple[str, ...]:
    """Why this text may not carry a verdict, in words; empty for ordinary mail."""
    raw = f"{subject}\n{text[:_LOOKED_AT]}"
    folded = f"{fold(subject)}\n{fold(text[:_LOOKED_AT])}"
    found = (_repeats(folded), _orders(folded), _invisible(raw), _mixed(raw))
    return tuple(reason for reason in found if reason)


def _repeats(folded: str) -> str:
    words = [word for word in folded.split() if len(word) > 2]
    if len(words) < _ENOUGH_WORDS:
        return ""
    counts = Counter(words)
    word, times = counts.most_common(1)[0]
    if len(word) > 3 and times > _ONE_WORD_SHARE * len(words):
        return f"one word is repeated {times} times: {word[:30]}"
    lines = [line.strip() for line in folded.splitlines() if len(line.strip()) > 3]
    few_lines = len(lines) >= _ENOUGH_LINES and len(set(lines)) < len(lines) / 3
    few_words = len(words) >= 3 * _ENOUGH_WORDS and len(counts) < _FEW_DISTINCT * len(words) ** 0.85
    return "the same words come again and again" if few_lines or few_words else ""


def _orders(folded: str) -> str:
    flat = folded[:8_000].replace("\n", " ")
    for number in _all_orders().Match(flat.encode("utf-8", "replace")) or ():
        found = re2.search(_ORDERS[number], flat)
        return f"it tells the sorter what to do: {found.group(0)[:60] if found else ''}"
    return ""


@cache
def _all_orders() -> Any:
    """All patterns in one automaton (an ``re2.Set``): one pass a mail."""
    options = re2.Options()
    options.max_mem = 64 << 20
    options.log_errors = False
    together = re2.Set.SearchSet(options)
    for pattern in _ORDERS:
        together.Add(pattern)
    together.Compile()
    return together


def _invisible(raw: str) -> str:
    count = 0 if raw.isascii() else len(_INVISIBLE.findall(raw))
    return f"{count} invisible characters stand in the text" if count > _MOST_INVISIBLE else ""


def _mixed(raw: str) -> str:
    if raw.isascii() or not _OTHER_SCRIPT.search(raw):
        return ""
    found = _MIXED.search(raw.lower())
    return f"letters of two scripts are mixed in one word: {found[0][:30]}" if found else ""
