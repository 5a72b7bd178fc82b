"""A small firm for the tests: three people, one shared inbox."""

from __future__ import annotations

from typing import Any, Final

OWNER: Final = "olga@acme.example"
SAM: Final = "sam@acme.example"
JANA: Final = "jana@acme.example"
DESK: Final = "info@acme.example"
CUSTOMER: Final = "bella@ruiz.example"

CONFIG: Final[dict[str, Any]] = {
    "firm": {
        "name": "Acme Joinery",
        "address": DESK,
        "language": "en",
        "time_zone": "Europe/Berlin",
        "signature": "Acme Joinery",
        "phone": "+49 555 0100",
    },
    "mailbox": {"host": "127.0.0.1", "tls": "none", "username": "info", "password": {"env": "NONE"}},
    "submit": {"host": "127.0.0.1", "tls": "none", "port": 2525, "grace_minutes": 0},
    "desk": {"mode": "live", "hold_minutes": 5},
    "people": [
        {
            "name": "Olga Brandt",
            "addresses": [OWNER],
            "roles": ["owner"],
            "in_charge": ["billing"],
            "amount_limit": 5000,
        },
        {
            "name": "Sam Ortega",
            "addresses": [SAM, "s.ortega@acme.example"],
            "in_charge": ["support"],
            "amount_limit": 500,
        },
        {"name": "Jana Weiss", "addresses": [JANA], "in_charge": ["sales"], "language": "de"},
    ],
}
