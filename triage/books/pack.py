"""A country pack: rates, lawful cases and notes of one seller's country, each with its legal source.

Packs are data (``triage/books/packs/*.toml``). What a pack does not name is refused with that reason.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any


class Situation(StrEnum):
    """Where a supply is taxed and by whom, seen from the seller (Directive 2006/112/EC)."""

    DOMESTIC = "domestic"
    DOMESTIC_CONSTRUCTION = "domestic_construction"  # Art. 199(1)(a), to another builder
    EU_BUSINESS_GOODS = "eu_business_goods"  # Art. 138
    EU_BUSINESS_SERVICE = "eu_business_service"  # Art. 44, 196
    EU_PRIVATE_GOODS = "eu_private_goods"  # Art. 33(a), above the threshold
    EU_PRIVATE_ELECTRONIC = "eu_private_electronic"  # Art. 58, above the threshold
    EXPORT_GOODS = "export_goods"  # Art. 146
    ABROAD_BUSINESS_SERVICE = "abroad_business_service"  # Art. 44, outside the Union
    ABROAD_PRIVATE_INTANGIBLE = "abroad_private_intangible"  # Art. 59
    PROPERTY_ABROAD = "property_abroad"  # Art. 47


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """A percentage in force from ``start`` to ``end`` (both included)."""

    key: str
    percent: Decimal
    source: str
    start: date
    end: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One lawful way to tax a line. ``category`` is BT-151; ``rate`` names the pack's rate; ``note`` is
    the phrase that the invoice must show (BT-120), followed by ``source``."""

    key: str
    category: str
    source: str
    situations: frozenset[Situation]
    rate: str = ""
    note: str = ""
    vatex: str = ""
    needs: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()
    """Only for these kinds of supply; empty: any."""
    exempt: bool = False
    """Open to a small business too (an exemption by the nature of the supply)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why something lawful cannot be invoiced here, from a day on."""

    when: str
    reason: str
    source: str
    start: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """A text that some invoices of this country must carry. ``when`` is a condition of the pack."""

    when: str
    note: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    country: str
    name: str
    checked: date
    """When its sources were last read."""
    seller_needs: tuple[tuple[str, ...], ...]
    """Groups of seller fields; of each group one must be there."""
    seller_source: str
    supply_source: str
    rates: tuple[Rate, ...]
    cases: Mapping[str, Case]
    refusals: tuple[Refusal, ...] = ()
    duties: tuple[Duty, ...] = ()
    currency: str = "EUR"
    """The currency in which the tax is owed (Art. 230 Directive 2006/112/EC)."""
    buyer_vat_id_above: Decimal | None = None
    """A domestic business must be named by its VAT identifier above this total."""
    buyer_vat_id_source: str = ""
    labour_source: str = ""
    """Why the share of labour is shown to a private customer; empty where no law here wants it."""
    limits: tuple[str, ...] = ()
    """What this pack knowingly leaves out, in words."""

    def rate_on(self, key: str, day: date) -> Rate | None:
        fitting = (one for one in self.rates if one.key == key and one.start <= day)
        return next((one for one in fitting if one.end is None or day <= one.end), None)


def parse_pack(text: str) -> Pack:
    """Read one pack. Raises KeyError or ValueError where it is not whole (packs ship with tests)."""
    found = tomllib.loads(text)
    cases = [_case(one) for one in found["case"]]
    return Pack(
        country=found["country"],
        name=found["name"],
        checked=found["checked"],
        seller_needs=tuple(tuple(group) for group in found["seller_needs"]),
        seller_source=found["seller_source"],
        supply_source=found["supply_source"],
        rates=tuple(_rate(one) for one in found["rate"]),
        cases={one.key: one for one in cases},
        refusals=tuple(_refusal(one) for one in found.get("refused", ())),
        duties=tuple(
            Duty(when=one["when"], note=one["note"], source=one["source"]) for one in _duties(found)
        ),
        currency=found.get("currency", "EUR"),
        buyer_vat_id_above=Decimal(above) if (above := found.get("buyer_vat_id_above")) else None,
        buyer_vat_id_source=found.get("buyer_vat_id_source", ""),
        labour_source=found.get("labour_source", ""),
        limits=tuple(found.get("limits", ())),
    )


def parse_notes(text: str) -> Mapping[str, Mapping[str, str]]:
    """The phrases that packs name: note -> language -> words."""
    return tomllib.loads(text)


def _duties(found: Mapping[str, Any]) -> list[dict[str, str]]:
    return list(found.get("duty", ()))


def _rate(one: Mapping[str, Any]) -> Rate:
    return Rate(
        key=one["key"],
        percent=Decimal(one["percent"]),
        source=one["source"],
        start=one["from"],
        end=one.get("until"),
    )


def _case(one: Mapping[str, Any]) -> Case:
    return Case(
        key=one["key"],
        category=one["category"],
        source=one["source"],
        situations=frozenset(Situation(word) for word in one["situations"]),
        rate=one.get("rate", ""),
        note=one.get("note", ""),
        vatex=one.get("vatex", ""),
        needs=tuple(one.get("needs", ())),
        kinds=frozenset(one.get("kinds", ())),
        exempt=one.get("exempt", False),
    )


def _refusal(one: Mapping[str, Any]) -> Refusal:
    return Refusal(when=one["when"], reason=one["reason"], source=one["source"], start=one.get("from"))
