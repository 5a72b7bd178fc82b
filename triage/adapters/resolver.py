"""DNS, for DKIM keys alone, and only where the port's caller decided that it is worth a question."""

from __future__ import annotations

from collections.abc import Sequence

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
        import dns.exception
        import dns.name
        import dns.resolver

        try:
            asked = dns.resolver.Resolver(configure=not self._nameservers)
            if self._nameservers:
                asked.nameservers, asked.port = self._nameservers, self._port
            answer = asked.resolve(name, "TXT", lifetime=self._seconds, raise_on_no_answer=False)
        except (dns.resolver.NXDOMAIN, dns.name.LabelTooLong, dns.name.EmptyLabel, dns.name.NameTooLong):
            return None
        except (dns.exception.DNSException, OSError) as error:
            raise Transient(f"DNS: {type(error).__name__} for {name[:200]}") from None
        records = [b"".join(record.strings) for record in answer.rrset or ()]
        return records[0] if records else None
