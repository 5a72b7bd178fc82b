"""Amounts: Decimal, half-up, ISO 4217. Nothing here ever touches a float.

EN 16931 rounds each amount half-up (away from zero) to two decimals and knows no third one, so currencies
with three minor digits are refused rather than rounded.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from typing import Final

LARGEST: Final = Decimal("9999999999.99")
"""The largest amount that any line or total may have. What is larger is a slip of the keyboard."""

_TWO: Final = (
    "AED ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC "
    "CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR "
    "IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR "
    "MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS "
    "SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD YER ZAR ZMW"
)
_NONE: Final = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"
_THREE: Final = "BHD IQD JOD KWD LYD OMR TND"

MINOR_DIGITS: Final[dict[str, int]] = (
    dict.fromkeys(_TWO.split(), 2) | dict.fromkeys(_NONE.split(), 0) | dict.fromkeys(_THREE.split(), 3)
)
"""ISO 4217 codes that circulate, with their minor digits."""

_EXACT: Final = Context(prec=60, rounding=ROUND_HALF_UP)


def is_currency(code: str) -> bool:
    """Whether an invoice can be written in it: known to ISO 4217, at most two minor digits."""
    return MINOR_DIGITS.get(code, 3) <= 2


def minor_unit(currency: str) -> Decimal:
    """The smallest amount of the currency: 0.01 for EUR, 1 for JPY. KeyError where it is unknown."""
    return Decimal(1).scaleb(-MINOR_DIGITS[currency])


def round_half_up(value: Decimal, unit: Decimal = Decimal("0.01")) -> Decimal:
    """To whole ``unit``s, halves away from zero. Never ``-0``."""
    rounded = value.quantize(unit, rounding=ROUND_HALF_UP, context=_EXACT)
    return rounded if rounded else abs(rounded)


def times(*factors: Decimal) -> Decimal:
    """A product with 60 digits: nothing is lost before it is rounded once."""
    with localcontext(_EXACT):
        product = Decimal(1)
        for factor in factors:
            product *= factor
        return product


def divided(dividend: Decimal, divisor: Decimal) -> Decimal:
    """A quotient with 60 digits."""
    return _EXACT.divide(dividend, divisor)


def percent_of(base: Decimal, percent: Decimal, unit: Decimal = Decimal("0.01")) -> Decimal:
    """``base`` x ``percent`` / 100, rounded half-up."""
    return round_half_up(times(base, percent, Decimal("0.01")), unit)


def is_too_large(amount: Decimal) -> bool:
    return abs(amount) > LARGEST
