"""Uids for mailboxes that have none of their own: minted here, rising by one, never used again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from triage.adapters.store import schema as t
from triage.adapters.store.engine import SqlStore, plainly

_u = t.mailbox_uid
PAGE = 500


class SqlUids:
    """A UidRegistry for one account. ``uidvalidity`` is 1 for ever: the store never forgets a name."""

    def __init__(self, store: SqlStore, account: str) -> None:
        self._store, self._account = store, account

    def uidvalidity(self, mailbox: str) -> int:
        return 1

    def uidnext(self, mailbox: str) -> int:
        with plainly(), self._store.engine.connect() as conn:
            return self._next(conn, mailbox)

    def uid_for(self, mailbox: str, unique: str) -> int:
        return self.assign_many(mailbox, [unique])[unique]

    def assign_many(self, mailbox: str, uniques: Sequence[str]) -> Mapping[str, int]:
        with plainly(), self._store.engine.begin() as conn:
            known = self._known(conn, mailbox, uniques)
            fresh = [one for one in dict.fromkeys(uniques) if one not in known]
            if fresh:
                first = self._next(conn, mailbox)
                minted = {one: first + place for place, one in enumerate(fresh)}
                conn.execute(sa.insert(_u), [self._row(mailbox, one, uid) for one, uid in minted.items()])
                known |= minted
            return known

    def _row(self, mailbox: str, unique: str, uid: int) -> dict[str, object]:
        return {"account": self._account, "mailbox": mailbox, "unique_name": unique, "uid": uid}

    def _known(self, conn: sa.Connection, mailbox: str, uniques: Sequence[str]) -> dict[str, int]:
        found: dict[str, int] = {}
        for start in range(0, len(uniques), PAGE):
            rows = conn.execute(
                sa.select(_u.c.unique_name, _u.c.uid).where(
                    _u.c.account == self._account,
                    _u.c.mailbox == mailbox,
                    _u.c.unique_name.in_(uniques[start : start + PAGE]),
                )
            )
            found.update((row.unique_name, row.uid) for row in rows)
        return found

    def _next(self, conn: sa.Connection, mailbox: str) -> int:
        highest = conn.execute(
            sa.select(sa.func.max(_u.c.uid)).where(_u.c.account == self._account, _u.c.mailbox == mailbox)
        ).scalar()
        return int(highest or 0) + 1
