"""What the clauses of a reply to a quote are made of, in seven languages: one pattern for each sort of cue.

All patterns read folded text (small letters, no accents, plain apostrophes). They are sorted by what a cue
does to an acceptance, never by sentences: any cue may meet any other, and the judge weighs them. A cue that
means two things in two languages is left out, or bound to its neighbour.
"""

from __future__ import annotations

from triage.books.acceptance_around import (
    ASKS as ASKS,
)
from triage.books.acceptance_around import (
    ASKS_HOW as ASKS_HOW,
)
from triage.books.acceptance_around import (
    COURTESY as COURTESY,
)
from triage.books.acceptance_around import (
    ELSEWHERE as ELSEWHERE,
)
from triage.books.acceptance_around import (
    HARMLESS as HARMLESS,
)
from triage.books.acceptance_around import (
    IRONY as IRONY,
)
from triage.books.acceptance_around import (
    RECEIPT as RECEIPT,
)
from triage.books.acceptance_around import (
    THIRD as THIRD,
)
from triage.books.acceptance_beside import (
    ADDRESS as ADDRESS,
)
from triage.books.acceptance_beside import (
    APPOINTS as APPOINTS,
)
from triage.books.acceptance_beside import (
    BESIDE_INVOICE as BESIDE_INVOICE,
)
from triage.books.acceptance_beside import (
    IN_THE as IN_THE,
)
from triage.books.acceptance_beside import (
    KEYS as KEYS,
)
from triage.books.acceptance_beside import (
    LOGISTICS as LOGISTICS,
)
from triage.books.acceptance_beside import (
    PORTUGUESE as PORTUGUESE,
)
from triage.books.acceptance_beside import (
    SCOPE as SCOPE,
)
from triage.books.acceptance_beside import (
    SMALL_TALK as SMALL_TALK,
)
from triage.books.acceptance_doubt import (
    ADDS as ADDS,
)
from triage.books.acceptance_doubt import (
    AS_IS as AS_IS,
)
from triage.books.acceptance_doubt import (
    BY_OTHERS as BY_OTHERS,
)
from triage.books.acceptance_doubt import (
    CHOSE_OTHER as CHOSE_OTHER,
)
from triage.books.acceptance_doubt import (
    FOLLOWS as FOLLOWS,
)
from triage.books.acceptance_doubt import (
    FORMER as FORMER,
)
from triage.books.acceptance_doubt import (
    REVISES as REVISES,
)
from triage.books.acceptance_doubt import (
    SEE_YOU as SEE_YOU,
)
from triage.books.acceptance_doubt import (
    SPLIT as SPLIT,
)
from triage.books.acceptance_doubt import (
    WAITS as WAITS,
)
from triage.books.acceptance_no import (
    CONDITION as CONDITION,
)
from triage.books.acceptance_no import (
    CONTRAST as CONTRAST,
)
from triage.books.acceptance_no import (
    CONTRAST_FIRST as CONTRAST_FIRST,
)
from triage.books.acceptance_no import (
    DECLINE as DECLINE,
)
from triage.books.acceptance_no import (
    DEFER as DEFER,
)
from triage.books.acceptance_no import (
    HEDGE as HEDGE,
)
from triage.books.acceptance_no import (
    NOT as NOT,
)
from triage.books.acceptance_no import (
    REGRET as REGRET,
)
from triage.books.acceptance_part import (
    CHANGE as CHANGE,
)
from triage.books.acceptance_part import (
    HARD_TERMS as HARD_TERMS,
)
from triage.books.acceptance_part import (
    MONEY as MONEY,
)
from triage.books.acceptance_part import (
    PART as PART,
)
from triage.books.acceptance_part import (
    SOFT_TERMS as SOFT_TERMS,
)
from triage.books.acceptance_part import (
    TERMS as TERMS,
)
from triage.books.acceptance_part import (
    WISHES as WISHES,
)
from triage.books.acceptance_yes import (
    AGREEING as AGREEING,
)
from triage.books.acceptance_yes import (
    ASSENT as ASSENT,
)
from triage.books.acceptance_yes import (
    COMMIT as COMMIT,
)
from triage.books.acceptance_yes import (
    FAIR as FAIR,
)
from triage.books.acceptance_yes import (
    OFFER as OFFER,
)
from triage.books.acceptance_yes import (
    ORDER as ORDER,
)
from triage.books.acceptance_yes import (
    YES as YES,
)
from triage.books.acceptance_yes_more import (
    BARE_NOUN as BARE_NOUN,
)
from triage.books.acceptance_yes_more import (
    DEPOSIT as DEPOSIT,
)
