"""What `triage init` must know: asked on the terminal, or read from a TOML file."""

from __future__ import annotations

import getpass
import os
import socket
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from email.utils import parseaddr
from pathlib import Path
from typing import Any, Final
from zoneinfo import available_timezones

from triage.config import LANGUAGES
from triage.core.errors import OwnerError, Problem
from triage.intent.intents import unknown_word

AREAS: Final = ("sales", "billing", "support")
KEEPING: Final = ("off", "own", "handover")
TRIES: Final = 3

IMAP: Final = 143
IMAPS: Final = 993
SUBMISSIONS: Final = 465
"""RFC 8314: implicit TLS here, STARTTLS on every other port of submission."""

_UTC: Final = frozenset(
    {"UTC", "Etc/UTC", "Etc/GMT", "GMT", "Etc/UCT", "Etc/Universal", "Etc/Zulu", "Universal"}
)
_ZONES: Final = {
    "de": "Europe/Berlin", "en": "Europe/London", "es": "Europe/Madrid", "fr": "Europe/Paris",
    "it": "Europe/Rome", "nl": "Europe/Amsterdam", "pt": "Europe/Lisbon",
}  # fmt: skip
AN_ADDRESS: Final = "an address, as in info@acme.example"
A_PLACE: Final = "a host, as in imap.acme.example or imap.acme.example:993"
A_PERSON: Final = "a name with an address, as in Sam <sam@acme.example>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """People are ``Name <address>`` or an address. ``maildir`` stands instead of the IMAP server.

    The secret is ``password`` (written to a file of mode 0600), or it lies elsewhere already:
    ``password_file`` or ``password_env``. ``test`` is for servers on this machine.
    """

    firm: str = ""
    address: str = ""
    language: str = "en"
    signature: str = ""
    owner: str = ""
    sales: str = ""
    billing: str = ""
    support: str = ""
    maildir: str = ""
    imap_host: str = ""
    imap_port: int = 993
    imap_tls: str = "implicit"
    smtp_host: str = ""
    smtp_port: int = 465
    smtp_tls: str = "implicit"
    ca_file: str = ""
    username: str = ""
    password: str = ""
    password_file: str = ""
    password_env: str = ""
    time_zone: str = ""
    books: str = "off"
    next_invoice: int = 0
    city: str = ""
    country: str = ""
    test: bool = False

    @property
    def domain(self) -> str:
        return self.address.rpartition("@")[2]

    def charges(self) -> dict[str, tuple[str, tuple[str, ...]]]:
        """By address: the person's name and areas. The owner comes first and has what nobody else has."""
        owner = named(self.owner)
        found: dict[str, tuple[str, tuple[str, ...]]] = {owner[1]: (owner[0], ())}
        for area in AREAS:
            name, address = named(getattr(self, area)) if getattr(self, area) else owner
            known = found.get(address, (name, ()))
            found[address] = (known[0], (*known[1], area))
        return found


def named(person: str) -> tuple[str, str]:
    """(name, address); without a name the part before the @ stands for one."""
    name, address = parseaddr(person)
    return name or address.partition("@")[0].replace(".", " ").title(), address


def filled(answers: Answers) -> Answers:
    """With what follows from the rest: hosts from the domain, the user name from the address."""
    domain = answers.domain
    return replace(
        answers,
        imap_host=answers.imap_host or ("" if answers.maildir else guess(domain, ("imap", "mail"))),
        smtp_host=answers.smtp_host or guess(domain, ("smtp", "mail")),
        username=answers.username or answers.address,
        time_zone=answers.time_zone or _likely(zone(), answers.language),
        signature=answers.signature or answers.firm,
    )


def guess(domain: str, names: tuple[str, ...]) -> str:
    """The first of ``imap.acme.example``, ``mail.acme.example`` that DNS knows; else the first."""
    hosts = [f"{name}.{domain}" for name in names]
    return next((host for host in hosts if _known(host)), hosts[0])


def _known(host: str) -> bool:
    try:
        return bool(socket.getaddrinfo(host, None))
    except (OSError, UnicodeError):
        return False


def zone(link: Path = Path("/etc/localtime")) -> str:
    """This machine's IANA time zone, as far as it says."""
    if os.environ.get("TZ"):
        return os.environ["TZ"]
    _, found, name = str(link.resolve()).partition("/zoneinfo/")
    return name if found else "Europe/Berlin"


def _likely(machine: str, language: str) -> str:
    """A rented machine runs on UTC; its firm does not. Then where most who speak the language are."""
    return _ZONES.get(language, machine) if machine in _UTC else machine


# ---------------------------------------------------------------- from a file


def read_answers(path: Path) -> Answers:
    """All problems at once, each with the nearest known key. Raises OwnerError."""
    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise OwnerError(Problem(where=str(path), what="cannot be read", found=str(error))) from None
    problems = _problems(found)
    if problems:
        raise OwnerError(*problems)
    return filled(Answers(**found))


def _problems(found: Mapping[str, Any]) -> list[Problem]:
    known = {one.name: type(one.default) for one in fields(Answers)}
    problems = [unknown_word(key, "is no known answer", key, known) for key in found if key not in known]
    problems += [
        Problem(where=key, what="has the wrong type", found=repr(value), allowed=known[key].__name__)
        for key, value in found.items()
        if key in known and type(value) is not known[key]
    ]
    problems += [
        Problem(where=key, what="is required and missing")
        for key in ("firm", "address", "owner")
        if not found.get(key)
    ]
    problems += list(_books_problems(found))
    secrets = [key for key in ("password", "password_file", "password_env") if found.get(key)]
    if len(secrets) > 1 or (not secrets and not found.get("maildir")):
        allowed = "exactly one of password, password_file and password_env"
        problems.append(
            Problem(where="password", what="where is it?", found=", ".join(secrets), allowed=allowed)
        )
    return problems


def _books_problems(found: Mapping[str, Any]) -> Iterator[Problem]:
    """A range of numbers is never begun by accident: whoever wants one says where it goes on."""
    books = found.get("books", "off")
    if books not in KEEPING:
        yield Problem(where="books", what="is none of", found=str(books), allowed=", ".join(KEEPING))
    if books == "own":
        for key in ("next_invoice", "city", "country"):
            if not found.get(key):
                yield Problem(where=key, what='is required with books = "own"')


# ---------------------------------------------------------------- from a person


def ask() -> Answers:
    """The few questions. Raises OwnerError where nobody answers."""
    try:
        return _asked()
    except EOFError:
        mend = "Run it in a terminal, or give --answers FILE."
        raise OwnerError(Problem(where="triage init", what="asks, and nobody answers", mend=mend)) from None


def _asked() -> Answers:
    print("Enter takes what stands in brackets.\n")
    firm = _text("The firm's name")
    address = _text("The shared address that customers write to", check=_is_address, allowed=AN_ADDRESS)
    language = _text(
        f"Its language ({', '.join(LANGUAGES)})",
        "en",
        check=lambda one: one in LANGUAGES,
        allowed=f"one of {', '.join(LANGUAGES)}",
    )
    start = filled(Answers(firm=firm, address=address, language=language))
    if zone() in _UTC:
        place = _text("Your time zone", start.time_zone, check=_is_zone, allowed="a name as in Europe/Madrid")
        start = replace(start, time_zone=place)
    reached = ask_login(start)
    owner = _text("Your own name")
    own = _text("Your own address, where proposals and the digest go", check=_is_address, allowed=AN_ADDRESS)
    me = f"{owner} <{own}>"
    sales, billing, support = (
        _text(f"Who answers for {area} (Name <address>)", me, check=_is_person, allowed=A_PERSON)
        for area in AREAS
    )
    signature = _signature(firm)
    people = replace(reached, owner=me, sales=sales, billing=billing, support=support, signature=signature)
    return _ask_books(people)


def _ask_books(answers: Answers) -> Answers:
    """One question; whoever lets Triage number invoices says where the numbers go on."""
    print("Who writes your invoices? own: Triage. handover: your own program. off: nobody asks here.")
    books = _text(
        "own, handover or off", "off", check=lambda one: one in KEEPING, allowed="own, handover or off"
    )
    if books != "own":
        return replace(answers, books=books)
    number = _text(
        "The number of your next invoice, after the last one used anywhere",
        check=_is_number,
        allowed="figures alone, as in 2232",
    )
    city = _text("Your city, as on invoices")
    country = _text(
        "Your country, two letters",
        check=lambda one: len(one) == 2 and one.isalpha(),
        allowed="two letters, as in DE or FR",
    )
    return replace(answers, books=books, next_invoice=int(number), city=city, country=country.upper())


def _is_zone(text: str) -> bool:
    return text in available_timezones()


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and int(text) > 0


def ask_login(answers: Answers) -> Answers:
    """Servers, user name and password; what is known stands in brackets."""
    known = answers.maildir or _with_port(answers.imap_host, answers.imap_port, IMAPS)
    place = _text(
        "IMAP server (host or host:port), or the path of a Maildir", known, check=_is_place, allowed=A_PLACE
    )
    if place.startswith(("/", "~")):
        answers = replace(answers, maildir=str(Path(place).expanduser()), imap_host="")
    else:
        host, port = _host_and_port(place, IMAPS)
        tls = "starttls" if port == IMAP else "implicit"
        answers = replace(answers, maildir="", imap_host=host, imap_port=port, imap_tls=tls)
    smtp = _text(
        "SMTP server (host or host:port)",
        _with_port(answers.smtp_host, answers.smtp_port, SUBMISSIONS),
        check=_is_place,
        allowed=A_PLACE,
    )
    host, port = _host_and_port(smtp, SUBMISSIONS)
    tls = "implicit" if port == SUBMISSIONS else "starttls"
    answers = replace(answers, smtp_host=host, smtp_port=port, smtp_tls=tls)
    username = _text("User name", answers.username)
    password = getpass.getpass("Password (not shown; many providers want an app password): ")
    return replace(answers, username=username, password=password)


def _text(
    question: str,
    default: str = "",
    check: Callable[[str], bool] = bool,
    allowed: str = "",
) -> str:
    """One answer. What cannot be is said with what can, and asked again."""
    while True:
        given = input(f"{question}{f' [{default}]' if default else ''}: ").strip() or default
        if given and check(given):
            return given
        found = f"“{given}” cannot be" if given else "Something is needed here"
        print(f"  {found}{f': {allowed}' if allowed else ''}. Once more please.")


def _is_place(text: str) -> bool:
    host, colon, port = text.rpartition(":")
    return text.startswith(("/", "~")) or not colon or (bool(host) and port.isdigit() and int(port) < 65536)


def _host_and_port(text: str, usual: int) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    return (host, int(port)) if host else (text, usual)


def _with_port(host: str, port: int, usual: int) -> str:
    return host if not host or port == usual else f"{host}:{port}"


def _signature(firm: str) -> str:
    print(f"What stands below every answer, line by line; an empty line ends it [{firm}]:")
    lines = []
    while line := input("  ").rstrip():
        lines.append(line)
    return "\n".join(lines) or firm


def _is_address(text: str) -> bool:
    local, at, domain = text.rpartition("@")
    return bool(local and at and "." in domain) and not any(one.isspace() for one in text)


def _is_person(text: str) -> bool:
    return _is_address(parseaddr(text)[1])
