"""Which mailbox is Drafts, Sent, …"""

from __future__ import annotations

import pytest

from triage.adapters.special_use import Listed, assign, find_use
from triage.ports import SpecialUse


def names(*rows: Listed) -> dict[SpecialUse, str]:
    return {info.special_use: info.name for info in assign(rows) if info.special_use}


@pytest.mark.parametrize("attribute", ["\\Drafts", "\\drafts", "\\DRAFTS"])
def test_attributes_are_compared_without_regard_to_case(attribute: str) -> None:
    """Cyrus writes them in lower case."""
    assert names(Listed(name="Werkstatt", attributes=("\\HasNoChildren", attribute))) == {
        SpecialUse.DRAFTS: "Werkstatt"
    }


def test_the_servers_word_wins_over_a_name() -> None:
    """A mailbox called Drafts is just that where another one bears the attribute."""
    found = names(Listed(name="Drafts"), Listed(name="Concepts", attributes=("\\Drafts",)))
    assert found == {SpecialUse.DRAFTS: "Concepts"}


@pytest.mark.parametrize(
    ("name", "use"),
    [
        ("Sent Items", SpecialUse.SENT),
        ("Gesendete Objekte", SpecialUse.SENT),
        ("Éléments envoyés", SpecialUse.SENT),
        ("Enviados", SpecialUse.SENT),
        ("Posta inviata", SpecialUse.SENT),
        ("Itens Enviados", SpecialUse.SENT),
        ("Verzonden items", SpecialUse.SENT),
        ("INBOX.Entwürfe", SpecialUse.DRAFTS),
        ("Brouillons", SpecialUse.DRAFTS),
        ("Borradores", SpecialUse.DRAFTS),
        ("Bozze", SpecialUse.DRAFTS),
        ("Rascunhos", SpecialUse.DRAFTS),
        ("Concepten", SpecialUse.DRAFTS),
        ("Spam", SpecialUse.JUNK),
        ("Papierkorb", SpecialUse.TRASH),
        ("Archiv", SpecialUse.ARCHIVE),
    ],
)
def test_names_in_seven_languages(name: str, use: SpecialUse) -> None:
    """Where a server tells nothing, the usual names are known, below INBOX too."""
    assert names(Listed(name=name, delimiter=".")) == {use: name}


def test_a_name_further_down_is_no_special_use() -> None:
    """Projects/Sent is somebody's own."""
    assert names(Listed(name="Projects/Sent"), Listed(name="INBOX")) == {}


def test_what_cannot_be_selected_is_not_offered() -> None:
    """Gmail's [Gmail] is a level, not a mailbox."""
    infos = assign([Listed(name="[Gmail]", attributes=("\\Noselect", "\\HasChildren"))])
    assert infos[0].selectable is False
    assert find_use(infos, SpecialUse.SENT) is None


def test_nothing_known_is_none() -> None:
    """The owner then names it in the configuration."""
    assert find_use(assign([Listed(name="INBOX")]), SpecialUse.DRAFTS) is None
