"""A reply to a quote in clauses, each with the cues that stand in it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from triage.books import acceptance_words as words

_APOSTROPHES: Final = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "ß": "ss"})
_DOTTED: Final = re.compile(
    r"(?<=\d)[.,:](?=\d)"
    r"|(?:(?<=\w)str|\b(?:nr|no|pos|art|ca|evtl|inkl|incl|str|tel|z\.b|d\.h|mr|mrs|sr|sra|st|p\.o|n))\."
)
_HIDDEN: Final = str.maketrans({".": "\u2024", ",": "\u201a"})
_SHOWN: Final = str.maketrans({"\u2024": ".", "\u201a": ","})
"""Points and commas inside figures and short forms end no clause."""
_SENTENCE: Final = re.compile(r"([^.!?;\n]+)([.!?;\n]*)")
_CLAUSE: Final = re.compile(
    r",| [-–—] |\(|\)|:(?=\s)| (?:und|and|et|y|e|en) "
    r"(?=(?:we|wir|ich|i|nous|on|je|please|bitte|ci|vi|il|la|das|die|der|the|termin)\b)"
)
_QUOTED: Final = re.compile(r"(?<!\w)[\"“„«‚]([^\"“”„«»‚\n]{1,80})[\"“”»](?!\w)")
"""Words between quotation marks are somebody's words that are spoken of."""
_NO_MATTER: Final = re.compile(r"frage|question|problem|souci|thema|duda|pega|worr|vragen|probleem")
"""Without questions or problems one may be about anything."""
_PLAINLY_ASKS: Final = re.compile(
    r"(?:est-ce|comment|combien|pourquoi|what|how|which|why|when (?:should|can|could|will|do|does)"
    r"|wanneer (?:zou|kan|kun)|wie (?:viel|lange|teuer|funktion)|was kostet|cual|como (?:funciona|se)|quanto"
    r"|cuanto|(?!rendez)\w+ez-vous|liefern sie auch)\b"
)
"""A question whose mark was not typed."""
_FULL: Final = 50
"""A line this long without an end goes on below."""
_SHORT: Final = 6
"""Words of a clause where a noun alone may be the whole answer."""
_NEAR: Final = 22
_GREETING: Final = re.compile(
    r"^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|hallo|moin|servus|gruss gott"
    r"|guten (?:tag|morgen|abend)"
    r"|sehr geehrte\w*|liebe[rs]?|bonjour|bonsoir|cher|chere|madame|monsieur|salut|hola|buen(?:os"
    r"|as) (?:dias|tardes)|estimad[oa]s?"
    r"|ola|bom dia|boa (?:tarde|noite)|car[oa]s?|exm[oa]s?\.?|buongiorno|buonasera|ciao|salve|gentil\w*"
    r"|spett\w*|egregi\w*"
    r"|goede(?:morgen|middag|navond|ndag)|beste|geachte|dag)\b[^,!.\n]{0,50}[,!.:]?$"
)


def folded(text: str) -> str:
    """Small letters without accents; line ends stay."""
    plain = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES).casefold())
    return "".join(one for one in plain if not unicodedata.combining(one))


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """``asked``: its sentence ends as a question."""

    text: str
    asked: bool

    def has(self, cue: re.Pattern[str]) -> bool:
        return cue.search(self.text) is not None

    @property
    def denied(self) -> bool:
        return self.has(words.NOT)

    @property
    def orders(self) -> bool:
        """It accepts, orders or lets the work begin."""
        if not self.has(words.ORDER) or self.asked or self.denied:
            return False
        found = (one[0] for one in words.ORDER.finditer(self.text))
        return len(self.text.split()) <= _SHORT or not all(map(words.BARE_NOUN.fullmatch, found))

    @property
    def assents(self) -> bool:
        """It consents, and to nothing but what was offered."""
        elsewhere = self.has(words.ELSEWHERE) and not self.names_offer
        return self.agrees and not elsewhere and not self.has(words.RECEIPT)

    @property
    def is_elsewhere(self) -> bool:
        """It names a day, a bill, a complaint, and neither the quote nor a wish for an appointment."""
        return self.has(words.ELSEWHERE) and not (self.names_offer or self.has(words.APPOINTS))

    @property
    def agrees(self) -> bool:
        return self.has(words.ASSENT) and not self.asked and not self.denied

    @property
    def commits(self) -> bool:
        """An order, and no day or bill near the words of it."""
        if self.has(words.DEPOSIT) and not (self.asked or self.denied):
            return True
        if not self.orders or self.has(words.RECEIPT):
            return False
        if not self.has(words.ELSEWHERE) or self.names_offer:
            return True
        found = words.COMMIT.search(self.text)
        near = "" if found is None else self.text[max(0, found.start() - _NEAR) : found.end() + _NEAR]
        return found is not None and words.ELSEWHERE.search(near) is None

    @property
    def names_offer(self) -> bool:
        return self.has(words.OFFER)

    @property
    def narrows(self) -> bool:
        """A *but*, a condition."""
        found = words.CONTRAST.search(self.text) or words.CONTRAST_FIRST.search(self.text)
        if found is not None and self.orders and words.ORDER.match(self.text[found.end() :].strip()):
            return self.has(words.CONDITION)  # "more than we thought, but go ahead"
        return (
            self.has(words.CONTRAST)
            or self.has(words.CONDITION)
            or words.CONTRAST_FIRST.search(self.text) is not None
        )

    @property
    def is_beside(self) -> bool:
        """How the work is got to (keys, bells, where paper goes), and nothing of what was offered."""
        more = [words.SCOPE, words.DECLINE, words.DEFER, words.TERMS, words.MONEY]
        more += [] if self.has(words.KEYS) else [words.WAITS]
        return self.has(words.LOGISTICS) and not self.asked and not any(self.has(one) for one in more)

    @property
    def refuses_a_part(self) -> bool:
        return self.denied and self.has(words.WISHES) and not self.asked


def clauses(text: str) -> list[Clause]:
    """The clauses of folded text; what only agrees or thanks in the shape of a negation or a part is made
    plain before."""
    plain = words.COURTESY.sub("thanks", _QUOTED.sub(" ", words.ADDRESS.sub(" ", text)))
    if words.PORTUGUESE.search(plain):
        plain = words.IN_THE.sub("em o", plain)
    plain = words.BESIDE_INVOICE.sub(" ", plain)
    plain = words.AGREEING.sub(lambda found: " " if _NO_MATTER.search(found[0]) else " agreed ", plain)
    plain = words.HARMLESS.sub(" ", plain)
    return _weighed([one for line in _unwrapped(plain) for one in _of_line(line)])


def without_greeting(text: str) -> str:
    """The text as it was typed, without its lines of salutation."""
    kept = [line for line in text.splitlines() if line.strip() and not _is_greeting(folded(line.strip()))]
    return "\n".join(kept)


def _weighed(found: list[Clause]) -> list[Clause]:
    """Beside a clause that orders, what is only about the way there is not weighed."""
    ordered = any((one.commits or one.assents) and not one.is_beside for one in found)
    return [one for one in found if not one.is_beside] if ordered else found


def _unwrapped(text: str) -> list[str]:
    """Lines as they were typed: a mail program breaks long ones in the middle of a sentence."""
    lines: list[str] = []
    open_end = False
    for line in (one.strip() for one in text.splitlines()):
        if open_end and line:
            lines[-1] += f" {line}"
        else:
            lines.append(line)
        open_end = len(line) >= _FULL and line[-1:] not in ".!?:;"
    return lines


def _of_line(line: str) -> list[Clause]:
    if not line or _is_greeting(line):
        return []
    joined = _DOTTED.sub(lambda found: found[0].translate(_HIDDEN), line)
    return [one for sentence, end in _SENTENCE.findall(joined) for one in _of_sentence(sentence, "?" in end)]


def _is_greeting(line: str) -> bool:
    """A salutation alone; *Hallo Jo passt so* is one with an answer in it."""
    said = words.ORDER.search(line) or words.ASSENT.search(line)
    return _GREETING.match(line) is not None and said is None


def _asks(text: str) -> bool:
    return _PLAINLY_ASKS.match(text) is not None


def _of_sentence(sentence: str, asked: bool) -> list[Clause]:
    """In a question only what begins like one and what follows it is asked; all of it where nothing does."""
    parts = [part.translate(_SHOWN).strip(" ¿¡\t") for part in _CLAUSE.split(sentence) if part]
    texts = [part for part in parts if part]
    begins = next((place for place, text in enumerate(texts) if words.ASKS.match(text)), 0)
    return [
        Clause(text=text, asked=(asked and place >= begins) or _asks(text))
        for place, text in enumerate(texts)
    ]
