"""The owner's ``config.toml``: every field, its default, and plain errors for what cannot be.

All problems come at once, each with its dotted path, what was found, what is allowed and the nearest
known key. Unknown keys are errors. Secrets only by environment or file reference, never printed.
"""

from __future__ import annotations

import ipaddress
import re
import tomllib
from collections.abc import Callable
from datetime import date, time
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from triage.config_books import DatevSection, InvoicesSection, Keeping, SellerSection
from triage.config_checklists import Checklists
from triage.config_errors import problems_of
from triage.config_times import Hours, TimeOfDay, VisitHours
from triage.core.errors import OwnerError, Problem
from triage.desk.calendar import Calendar, never
from triage.desk.noise import Wishes
from triage.desk.retention import Keep, Kept, legal_years
from triage.mail import kind

LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl")
Language = Literal["en", "de", "fr", "es", "pt", "it", "nl"]

_HOST = r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,188}[A-Za-z0-9])?"
_ADDR_SPEC = re.compile(rf"[A-Za-z0-9!#$%&'*+/=?^_`{{|}}~.-]{{1,64}}@{_HOST}")


def _address(value: str) -> str:
    if not _ADDR_SPEC.fullmatch(value) or ".." in value:
        raise ValueError("must be one plain address such as info@acme.example")
    local, _, domain = value.rpartition("@")
    return f"{local}@{domain.lower()}"


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("must be an IANA time zone such as Europe/Berlin") from None
    return value


AddrSpec = Annotated[str, AfterValidator(_address)]
ZoneName = Annotated[str, AfterValidator(_zone)]
Years = Annotated[int, Field(ge=0, le=100)] | Literal["legal"]


class Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Mode(StrEnum):
    LOOK = "look"
    DRAFTS = "drafts"
    LIVE = "live"


class SecretReference(Section):
    """Where a secret lies: exactly one of an environment variable or a file (mode 0600)."""

    env: str = ""
    file: str = ""

    @model_validator(mode="after")
    def _one(self) -> Self:
        if bool(self.env) == bool(self.file):
            raise ValueError('must name exactly one place: { env = "NAME" } or { file = "PATH" }')
        return self


class Firm(Section):
    name: str = Field(min_length=1)
    address: AddrSpec
    domains: tuple[str, ...] = ()
    language: Language = "en"
    time_zone: ZoneName = "Europe/Berlin"
    signature: str = Field(min_length=1)
    phone: str = ""
    web: str = ""
    opening_hours: str = ""
    visits: tuple[VisitHours, ...] = ()
    currency: str = Field(default="EUR", pattern=r"^[A-Z]{3}$")
    region: str = Field(default="", pattern=r"^([A-Z]{2}(-[A-Z0-9]{1,3})?)?$")
    closed: tuple[date, ...] = ()

    @property
    def own_domains(self) -> frozenset[str]:
        return frozenset({self.address.rpartition("@")[2], *(one.lower() for one in self.domains)})


class MailboxSection(Section):
    backend: Literal["imap", "maildir"] = "imap"
    host: str = ""
    port: int = Field(default=993, ge=1, le=65535)
    tls: Literal["implicit", "starttls", "none"] = "implicit"
    ca_file: str = ""
    username: str = ""
    password: SecretReference | None = None
    token: SecretReference | None = None
    path: str = ""
    watch: tuple[str, ...] = ("INBOX",)
    sent: str = ""
    drafts: str = ""
    junk: str = ""
    start: Literal["now", "all"] = "now"
    tag: Literal["keyword", "label", "move", "none"] = "keyword"
    max_size: int = Field(default=25_000_000, ge=10_000)
    timeout: float = Field(default=30.0, gt=0, le=600)

    @model_validator(mode="after")
    def _place(self) -> Self:
        if self.backend == "maildir" and not self.path:
            raise ValueError('backend "maildir" needs path = "/where/the/Maildir/is"')
        if self.backend == "imap":
            if not self.host or not self.username:
                raise ValueError('backend "imap" needs host and username')
            if (self.password is None) == (self.token is None):
                raise ValueError("needs exactly one of password and token")
            _plain_only_at_home(self.host, self.tls)
        return self


class SubmitSection(Section):
    host: str = Field(min_length=1)
    port: int = Field(default=465, ge=1, le=65535)
    tls: Literal["implicit", "starttls", "none"] = "implicit"
    ca_file: str = ""
    username: str = ""
    password: SecretReference | None = None
    token: SecretReference | None = None
    sent_copy: Literal["provider", "append", "witness"] = "provider"
    journal: AddrSpec | None = None
    grace_minutes: float = Field(default=15, ge=0, le=1440)
    timeout: float = Field(default=60.0, gt=0, le=600)

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.sent_copy == "witness" and self.journal is None:
            raise ValueError('sent_copy "witness" needs journal = "address@of.the.journal"')
        if self.username and (self.password is None) == (self.token is None):
            raise ValueError("username needs exactly one of password and token")
        _plain_only_at_home(self.host, self.tls)
        return self


class StoreSection(Section):
    path: str = "state"
    url: SecretReference | None = None


class DeskSection(Section):
    mode: Mode = Mode.LOOK
    modes: dict[str, Mode] = Field(default_factory=dict)
    own_lists: tuple[str, ...] = ()
    form_domains: tuple[str, ...] = ()
    hold_minutes: float = Field(default=5, ge=0, le=1440)
    code_hours: float = Field(default=72, gt=0, le=720)
    money_code_hours: float = Field(default=24, gt=0, le=720)
    money_a_day: float = Field(default=10_000, ge=0)
    two_approvers: bool = False
    login_of: AddrSpec | Literal[""] = ""
    plus_addresses: bool = True
    digest_at: TimeOfDay = "07:30"
    send_cap_per_hour: int = Field(default=200, ge=1)
    send_cap_per_address: int = Field(default=50, ge=1)
    mails_an_hour: int = Field(default=6, ge=0)
    working_hours: Hours = "08:00-17:00"
    emergency: tuple[str, ...] = ()
    answer_hours: float = Field(default=16, ge=0, le=400)
    answer_hours_of: dict[str, Annotated[float, Field(ge=0, le=400)]] = Field(default_factory=dict)
    nudge_days: int = Field(default=0, ge=0, le=60)
    wrong_in_100: float = Field(default=2, gt=0, le=50)
    acknowledge: tuple[str, ...] = ()
    acknowledge_a_day: int = Field(default=50, ge=0, le=1000)
    vacation_text: bool = False
    vip: tuple[str, ...] = ()


class RetentionSection(Section):
    """How long what is kept; nothing ever goes while all are 0. See ``desk.retention``."""

    letters: Years = 0
    vouchers: Years = 0
    books: Years = 0
    other: Annotated[int, Field(ge=0, le=100)] = 0

    def of(self, kept: Kept) -> Keep:
        found: Keep = getattr(self, kept.value)
        return found

    @property
    def is_on(self) -> bool:
        return any(self.of(kept) for kept in Kept)


class AuthenticationSection(Section):
    authserv_id: str = ""
    dkim: bool = True
    inside: Literal["off", "microsoft365", "received"] = "off"
    received_by: str = ""


class ModelSection(Section):
    semantic: bool = True
    workers: int = Field(default=1, ge=1, le=16)


class Person(Section):
    name: str = Field(min_length=1)
    addresses: tuple[AddrSpec, ...] = Field(min_length=1)
    roles: tuple[Literal["owner", "bookkeeper", "staff"], ...] = ("staff",)
    in_charge: tuple[str, ...] = ()
    language: Language = "en"
    amount_limit: float = Field(default=0, ge=0)
    at_once: bool = True
    bundles: tuple[TimeOfDay, ...] = Field(default=("07:30", "12:00", "16:00"), min_length=1)
    hours: Hours | Literal[""] = ""
    until: date | None = None
    deputy: str = ""

    @property
    def address(self) -> str:
        """The registered address: the first one. Answers that hold something go only there."""
        return self.addresses[0]


class Config(Section):
    """The whole file. ``root`` is the folder it lies in: rules, models and replies are beside it."""

    root: Path = Field(default=Path("."), exclude=True)
    test: bool = False
    books: Keeping = "off"
    firm: Firm
    mailbox: MailboxSection
    submit: SubmitSection
    store: StoreSection = StoreSection()
    desk: DeskSection = DeskSection()
    authentication: AuthenticationSection = AuthenticationSection()
    model: ModelSection = ModelSection()
    retention: RetentionSection = RetentionSection()
    seller: SellerSection | None = None
    invoices: InvoicesSection = InvoicesSection()
    datev: DatevSection = DatevSection()
    checklists: Checklists = Field(default_factory=dict)
    people: tuple[Person, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _agree(self) -> Self:
        owners = [one for one in self.people if "owner" in one.roles]
        if not owners:
            raise ValueError('people: somebody must have roles = ["owner"]')
        with_limit = [one for one in self.people if "owner" in one.roles or one.amount_limit > 0]
        if self.desk.two_approvers and len(with_limit) < 2:
            raise ValueError("desk.two_approvers: needs two people who are owner or have an amount_limit")
        seen: set[str] = set()
        for person in self.people:
            for address in person.addresses:
                if address.lower() in seen:
                    raise ValueError(f"people: the address {address} is listed twice")
                seen.add(address.lower())
        if self.books == "own" and self.seller is None:
            raise ValueError('seller: books = "own" needs the section [seller]')
        if self.books == "own" and self.invoices.next_number is None:
            raise ValueError('invoices.next_number: books = "own" needs the first number to be taken here')
        if self.desk.login_of and self.person(self.desk.login_of) is None:
            raise ValueError(f"desk.login_of: nobody is listed under {self.desk.login_of}")
        if self.test and not (_is_home(self.submit.host) and _mailbox_is_home(self.mailbox)):
            raise ValueError("test: true is for servers on loopback only")
        return self

    @model_validator(mode="after")
    def _kept_lawfully(self) -> Self:
        country = self.firm.region[:2]
        for kept in Kept:
            keep, least = self.retention.of(kept), legal_years(country, kept)
            if keep == "legal" and least is None:
                raise ValueError(
                    f"retention.{kept}: the years of {country or 'no region'} are not known; say how many"
                )
            if isinstance(keep, int) and least is not None and 0 < keep < least:
                raise ValueError(f"retention.{kept}: {country} asks for {least} years")
        return self

    def wishes(self, person: Person) -> Wishes:
        """How this person wants to be told."""
        first, _, last = person.hours.partition("-")
        return Wishes(
            at_once=person.at_once,
            bundles=tuple(time.fromisoformat(one) for one in person.bundles),
            hours=(time.fromisoformat(first), time.fromisoformat(last)) if person.hours else None,
            most=self.desk.mails_an_hour,
        )

    def calendar(self, is_holiday: Callable[[date], bool] = never) -> Calendar:
        """The firm's working time; its own closing days beside the holidays of its region."""
        opens, _, closes = self.desk.working_hours.partition("-")
        closed = frozenset(self.firm.closed)
        return Calendar(
            zone=ZoneInfo(self.firm.time_zone),
            opens=time.fromisoformat(opens),
            closes=time.fromisoformat(closes),
            is_closed=lambda day: day in closed or is_holiday(day),
        )

    @property
    def owner(self) -> Person:
        return next(one for one in self.people if "owner" in one.roles)

    @property
    def state(self) -> Path:
        return self.root / self.store.path

    def known_of_us(self) -> kind.Firm:
        """What judging a mail's kind needs to know of the firm: domains, own lists, form providers."""
        return kind.Firm(
            own_domains=self.firm.own_domains,
            own_lists=frozenset(one.lower() for one in self.desk.own_lists),
            form_domains=frozenset(one.lower() for one in self.desk.form_domains),
            language=self.firm.language,
        )

    @cached_property
    def staff_addresses(self) -> tuple[bytes, ...]:
        """Every address listed under people, in small letters and ASCII."""
        return tuple(one.lower().encode() for person in self.people for one in person.addresses)

    def person(self, addr_spec: str) -> Person | None:
        """Who is listed under this address (without regard to case), or None."""
        wanted = addr_spec.lower()
        return next((one for one in self.people if wanted in map(str.lower, one.addresses)), None)


def _is_home(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _mailbox_is_home(mailbox: MailboxSection) -> bool:
    return mailbox.backend == "maildir" or _is_home(mailbox.host)


def _plain_only_at_home(host: str, tls: str) -> None:
    if tls == "none" and not _is_home(host):
        raise ValueError('tls = "none" is allowed to loopback only; use "implicit" or "starttls"')


# ---------------------------------------------------------------- loading


def load(path: Path) -> Config:
    """Read and check a config file. Raises OwnerError with every problem."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise OwnerError(
            Problem(where=str(path), what="there is no such file", mend="Run `triage init DIR` first.")
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise OwnerError(Problem(where=str(path), what="cannot be read", found=str(error))) from None
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise OwnerError(Problem(where=str(path), what="is not TOML", found=str(error))) from None
    return parse(found, root=path.resolve().parent)


def parse(found: dict[str, Any], *, root: Path) -> Config:
    """Check an already parsed file. Raises OwnerError with every problem."""
    try:
        return Config.model_validate({**found, "root": root})
    except ValidationError as error:
        raise OwnerError(*problems_of(error, Config)) from None
