"""The IBAN check: what is found, what is known, what is doubted."""

from __future__ import annotations

import pytest

from triage.desk.bank import Bank, Seen, check, ibans_in, resembles, sender_of

ONE = "DE89370400440532013000"
TWO = "GB82WEST12345698765432"


@pytest.mark.parametrize(
    "text",
    [
        "IBAN: DE89 3704 0044 0532 0130 00 BIC COBADEFFXXX",
        "iban de89370400440532013000, thanks",
        "DE89\u00a03704\u00a00044\u00a00532\u00a00130\u00a000",
        "DE89-3704-0044-0532-0130-00.",
        "DE89 3704 0044\n0532 0130 00",
        "DE\u200b89 3704 0044 0532 0130 00",
        "<IBANID>DE89370400440532013000</IBANID>",
    ],
)
def test_an_iban_is_found_however_it_is_spaced(text: str) -> None:
    """Spaces, hyphens, a line break, an invisible letter, XML around it: the same account."""
    assert ibans_in([text]) == (ONE,)


def test_wrong_check_digits_and_order_numbers_are_no_accounts() -> None:
    """One digit off is somebody's typing error, an article number is nobody's account."""
    assert ibans_in(["DE88 3704 0044 0532 0130 00", "Order AB12 3456 7890 1234", "DE89 3704"]) == ()


def test_two_accounts_of_one_text_come_in_their_order() -> None:
    """Each once."""
    assert ibans_in([f"{TWO} or {ONE}", ONE]) == (TWO, ONE)


def test_the_known_account_of_an_invoice_is_said_with_how_often() -> None:
    """As on their last invoices: no warning."""
    found = check([ONE], [Seen(iban=ONE, times=6, doubted=False, invoices=4)], is_invoice=True)
    assert [line.what for line in found.lines] == [Bank.KNOWN]
    assert dict(found.lines[0].values)["times"] == "4"
    assert not found.warns
    assert not found.doubted


def test_the_first_account_of_a_vendor_is_said_to_be_the_first() -> None:
    """No warning either: everybody has a first invoice. It becomes known."""
    found = check([ONE], [], is_invoice=True)
    assert [line.what for line in found.lines] == [Bank.FIRST]
    assert not found.warns
    assert not found.doubted


def test_another_account_than_the_known_one_warns_and_stays_doubted() -> None:
    """Whatever mail it stands in, and however often it is repeated."""
    found = check([TWO], [Seen(iban=ONE, times=4, doubted=False)])
    assert [line.what for line in found.lines] == [Bank.OTHER]
    assert found.warns
    assert found.doubted == {TWO}
    seen = [Seen(iban=ONE, times=4, doubted=False), Seen(iban=TWO, times=3, doubted=True)]
    assert check([TWO], seen, is_invoice=True).warns


def test_new_bank_details_warn_even_without_a_number_and_make_nothing_known() -> None:
    """The number may stand in a picture; a first account that comes this way is doubted as well."""
    assert check([], [], told=("new bank details",)).warns
    found = check([ONE], [], told=("new bank details",))
    assert found.doubted == {ONE}
    assert [line.what for line in found.lines] == [Bank.TOLD, Bank.FIRST]


def test_a_known_account_in_a_footer_is_not_worth_a_line() -> None:
    """Most firms print their account below every mail."""
    assert check([ONE], [Seen(iban=ONE, times=2, doubted=False)]).lines == ()
    assert check([ONE], []).lines == ()


def test_answers_that_would_go_elsewhere_and_a_missing_proof_are_said_with_the_check() -> None:
    """Only beside a line about an account: elsewhere they are nobody's news."""
    found = check([ONE], [], is_invoice=True, reply_to="pay@other.example", proven=False)
    assert [line.what for line in found.lines] == [Bank.FIRST, Bank.REPLY_TO, Bank.UNPROVEN]
    assert check([], [], reply_to="pay@other.example", proven=False).lines == ()


@pytest.mark.parametrize(
    ("domain", "known"),
    [
        ("arnold-timber.example", "amold-timber.example"),
        ("amo1d-timber.example", "amold-timber.example"),
        ("amold-timbr.example", "amold-timber.example"),
        ("amold-tibmer.example", "amold-timber.example"),
        ("amoldtimber.example", "amold-timber.example"),
        ("timber-billing.example", "timber.example"),
        ("timber.invalid", "timber.example"),
        ("xn--timbr-esa.example", "timber.example"),
    ],
)
def test_a_domain_that_could_be_taken_for_a_known_one_is_named(domain: str, known: str) -> None:
    """One letter off, letters that look alike, another ending, our vendor's name in a longer one."""
    assert resembles(domain, {known}) == known


@pytest.mark.parametrize(
    ("domain", "known"),
    [
        ("timber.example", "timber.example"),
        ("mail.timber.example", "timber.example"),
        ("oak.example", "ash.example"),
        ("walnut.example", "timber.example"),
    ],
)
def test_other_domains_and_their_own_subdomains_resemble_nothing(domain: str, known: str) -> None:
    """Four letters of difference, or the same owner."""
    assert resembles(domain, {known}) == ""


def test_where_strangers_share_a_domain_the_whole_address_is_the_sender() -> None:
    """One freemail user's account says nothing about another's."""
    assert sender_of("Pay@Timber.example") == "timber.example"
    assert sender_of("Anna@gmail.com") == "anna@gmail.com"
