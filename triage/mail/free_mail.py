"""Domains that many strangers share: there the whole address is the sender, and the domain says nothing."""

from __future__ import annotations

from typing import Final

FREE_MAIL: Final = frozenset({
    "aol.com", "btinternet.com", "free.fr", "freenet.de", "gmail.com", "gmx.at", "gmx.ch", "gmx.de",
    "gmx.net", "googlemail.com", "hotmail.co.uk", "hotmail.com", "hotmail.es", "icloud.com",
    "kpnmail.nl", "laposte.net", "libero.it", "live.com", "me.com", "orange.fr", "outlook.com",
    "proton.me", "protonmail.com", "sapo.pt", "sfr.fr", "t-online.de", "telefonica.net", "tiscali.it",
    "virgilio.it", "wanadoo.fr", "web.de", "xs4all.nl", "yahoo.com", "ziggo.nl",
})  # fmt: skip
