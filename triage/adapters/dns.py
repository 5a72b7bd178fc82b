"""TXT records by dnspython, for DKIM keys of listed people only: nobody else's mail makes us ask."""

from __future__ import annotations

import dns.exception
import dns.resolver

SECONDS = 5.0


def txt(name: bytes, timeout: float = SECONDS) -> bytes | None:
    """The TXT record of a name, its strings joined; None where there is none or nobody answers.

    A silent resolver must not stop the mail: without a key the DKIM check proves nothing, and that is
    level C, never a pass.
    """
    try:
        answer = dns.resolver.resolve(name.decode("ascii").rstrip("."), "TXT", lifetime=timeout)
    except (dns.exception.DNSException, UnicodeDecodeError):
        return None
    return b"".join(next(iter(answer)).strings)
