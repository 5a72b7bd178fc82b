"""DNS, for DKIM keys and doctor alone, and only where the caller decided that it is worth a question."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from triage.core.errors import Transient


class DnsResolver:
    """``triage.ports.Resolver`` over dnspython. ``seconds`` bound one question with all its tries; without
    ``nameservers`` the system's are asked."""

    def __init__(self, seconds: float = 5.0, nameservers: Sequence[str] = (), port: int = 53) -> None:
        self._seconds = seconds
        self._nameservers = list(nameservers)
        self._port = port

    def txt(self, name: str) -> bytes | None:
        """The TXT record of a name, its strings joined; None where there is none. Raises Transient."""
        records = [b"".join(record.strings) for record in self._answer(name, "TXT")]
        return records[0] if records else None

    def mx(self, domain: str) -> Sequence[str]:
        """The mail exchangers of a domain, best first (RFC 5321, 5.1). Raises Transient."""
        found = sorted((one.preference, str(one.exchange).rstrip(".")) for one in self._answer(domain, "MX"))
        return [host for _, host in found if host]

    def _answer(self, name: str, kind: str) -> list[Any]:
        import dns.exception
        import dns.name
        import dns.resolver

        try:
            asked = dns.resolver.Resolver(configure=not self._nameservers)
            if self._nameservers:
                asked.nameservers, asked.port = self._nameservers, self._port
            answer = asked.resolve(name, kind, lifetime=self._seconds, raise_on_no_answer=False)
        except (dns.resolver.NXDOMAIN, dns.name.LabelTooLong, dns.name.EmptyLabel, dns.name.NameTooLong):
            return []
        except (dns.exception.DNSException, OSError) as error:
            raise Transient(f"DNS: {type(error).__name__} for {name[:200]}") from None
        return list(answer.rrset or ())
