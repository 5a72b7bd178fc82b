"""Where the starter content lies: inside the wheel, or beside the package in a checkout."""

from __future__ import annotations

from pathlib import Path

CONTENT = ("rules", "models", "replies")


def starter_root() -> Path:
    """The folder that holds rules, models, replies and config.example.toml. An editable install has
    no copy inside the package, so it falls back to the checkout."""
    packed = Path(__file__).parent / "starter"
    if packed.is_dir():
        return packed
    return Path(__file__).parent.parent
