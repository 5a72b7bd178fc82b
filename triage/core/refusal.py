"""Why something is refused, as a sentence that can be told in any language.

A :class:`Phrase` is its English sentence, and keeps the sentence with its holes and what fills them; the
other languages come at the edge (``drafting.refusal_words``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from triage.core.errors import Problem


class Phrase(str):
    """English text. ``template`` is its entry in the table of words, ``values`` fill its holes; a value may
    be a phrase itself."""

    template: str
    values: dict[str, Any]

    def __new__(cls, template: str, **values: Any) -> Phrase:
        made = super().__new__(cls, template.format(**values) if values else template)
        made.template = template
        made.values = values
        return made

    def __reduce__(self) -> Any:
        return _made_again, (self.template, self.values)


def _made_again(template: str, values: dict[str, Any]) -> Phrase:
    return Phrase(template, **values)


NOTHING: Final = Phrase("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal(Problem):
    """A problem that staff are told of in their own language. ``found`` and ``allowed`` are names and
    figures, or phrases."""

    what: Phrase
    mend: Phrase = NOTHING
