"""DNS, for DKIM keys alone, and only where the port's caller decided that it is worth a question."""

from __future__ import annotations

from triage.core.errors import Transient


class DnsResolver:
    """``triage.ports.Resolver`` over dnspython; ``seconds`` bound one question with all its tries."""

    def __init__(self, seconds: float = 5.0) -> None:
        self._seconds = seconds

    def txt(self, name: str) -> bytes | None:
        """The TXT record of a name, its strings joined; None where there is none. Raises Transient."""
        import dns.exception
        import dns.resolver

        try:
            answer = dns.resolver.resolve(name, "TXT", lifetime=self._seconds, raise_on_no_answer=False)
        except (dns.resolver.NXDOMAIN, dns.name.LabelTooLong, dns.name.EmptyLabel, dns.name.NameTooLong):
            return None
        except dns.exception.DNSException as error:
            raise Transient(f"DNS: {type(error).__name__} for {name[:200]}") from None
        records = [b"".join(record.strings) for record in answer.rrset or ()]
        return records[0] if records else None
