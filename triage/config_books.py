"""The sections of ``config.toml`` that belong to the books: the firm as a seller, and how it bills.

Bank details stand here and nowhere else: no mail can change them. Whether the values are lawful is found
when they are used (``seller_of``), as the checks need what only the books know.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Keeping = Literal["off", "own", "handover"]
Acceptance = Literal["invoice", "confirmation", "down_payment", "handover"]


class SellerSection(BaseModel):
    """Who bills (EN 16931 BG-4, BG-17)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(min_length=1)
    street: str = ""
    postcode: str = ""
    city: str = Field(min_length=1)
    country: str = Field(pattern=r"^[A-Z]{2}$")
    trade_name: str = ""
    vat_id: str = ""
    tax_number: str = ""
    register_number: str = ""
    legal: str = ""
    email: str = ""
    phone: str = ""
    website: str = ""
    contact: str = ""
    iban: str = ""
    bic: str = ""
    holder: str = ""
    small_business: bool = False
    below_eu_threshold: bool = False

    def plain(self) -> dict[str, Any]:
        """As the books' own record, plain values only."""
        address = {"street": self.street, "postcode": self.postcode, "city": self.city}
        bank = {"iban": self.iban, "bic": self.bic, "holder": self.holder} if self.iban else None
        same = ("name", "trade_name", "vat_id", "tax_number", "legal", "email", "website")
        return {
            **{name: getattr(self, name) for name in same},
            "register": self.register_number,
            "address": {**address, "country": self.country},
            "contact": {"person": self.contact, "phone": self.phone, "email": self.email},
            "bank": bank,
            "small_business": self.small_business,
            "below_eu_threshold": self.below_eu_threshold,
        }


class DatevSection(BaseModel):
    """Numbers of the tax adviser, for the monthly file. The accounts are a chart's unless named here."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    consultant: int = Field(default=0, ge=0, le=9_999_999)
    client: int = Field(default=0, ge=0, le=99_999)
    """Both 0: no DATEV file is written."""
    chart: Literal["03", "04"] = "03"
    account_length: int = Field(default=4, ge=4, le=8)
    year_starts: str = Field(default="01-01", pattern=r"^(0[1-9]|1[0-2])-01$")
    debtor: str = Field(default="10000", pattern=r"^\d{5,9}$")
    accounts: dict[str, str] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _both_or_none(self) -> DatevSection:
        if bool(self.consultant) != bool(self.client) or 0 < self.consultant < 1001:
            raise ValueError("consultant (1001 to 9999999) and client (1 to 99999) belong together")
        return self

    @property
    def on(self) -> bool:
        return self.consultant > 0


class InvoicesSection(BaseModel):
    """How the firm bills, with ``books = "own"``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    numbers: str = "INV-{year}-{n:04}"
    next_number: int | None = Field(default=None, ge=1)
    """The first number taken here: the one after the last that was used anywhere. No default, so that a
    second range beside the bookkeeper's is never begun by accident."""
    quote_numbers: str = "Q-{n}"
    valid_days: int = Field(default=30, ge=1, le=365)
    on_acceptance: Acceptance = "invoice"
    down_payment: float = Field(default=30, gt=0, le=100)
    reminders: tuple[Annotated[int, Field(ge=0, le=365)], ...] = (10, 24, 38)
    """Days after the due date, a stage each."""
    auto_stages: tuple[Annotated[int, Field(ge=1, le=9)], ...] = ()
    """Stages that leave without being asked; each is a draft until the owner says so."""
    layout: str = ""
    logo: str = ""
