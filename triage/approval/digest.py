"""What an approval is bound to: SHA-256 over canonical JSON of everything that will leave."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Final

DIGEST_VERSION: Final = 1


def digest_of(
    *,
    kind: str,
    frozen: bytes,
    reverse_path: str,
    recipients: Sequence[str],
    purpose: str = "send",
) -> str:
    """Hex digest of one revision.

    ``frozen`` are the outgoing octets without a Date field: Date is the only hole, filled as the mail
    leaves. Recipients are bound as a sorted list.
    """
    bound = {
        "version": DIGEST_VERSION,
        "kind": kind,
        "purpose": purpose,
        "octets": hashlib.sha256(frozen).hexdigest(),
        "reverse_path": reverse_path,
        "recipients": sorted(recipients),
    }
    canonical = json.dumps(bound, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()
