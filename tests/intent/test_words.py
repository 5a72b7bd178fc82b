"""Words as their writer wrote them."""

from __future__ import annotations

import pytest

from triage.intent.words import as_written

TEXT = "Rechnung 2231\nEs war für Sie günstig.\nÇa coûte; Straße; 1.240,50 EUR, 89,95 EUR und 89,95 €"


@pytest.mark.parametrize(
    ("term", "shown"),
    [
        ("gunstig", "günstig"),
        ("fur sie", "für Sie"),
        ("rechnung 0000", "Rechnung 2231"),
        ("0000 es", "2231 Es"),
        ("strasse", "Straße"),
        ("ca coute", "Ça coûte"),
        ("elsewhere", "elsewhere"),
        ("89,95 eur", "89,95 EUR"),
        ("1.240,50 eur", "1.240,50 EUR"),
        ("89,95 €", "89,95 €"),
    ],
)
def test_a_folded_word_is_shown_as_it_stands(term: str, shown: str) -> None:
    """First place in the text, accents, capitals and figures kept; the term itself where it is not there."""
    assert as_written(term, TEXT) == shown
