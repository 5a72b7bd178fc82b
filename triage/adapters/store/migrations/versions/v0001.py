"""0001: the first store."""

from __future__ import annotations

from alembic import op

from triage.adapters.store.migrations.tables_0001 import metadata

revision = "0001"
down_revision = None


def upgrade() -> None:
    bind = op.get_bind()
    metadata.create_all(bind)
    if bind.dialect.name == "sqlite":  # the first case is #1001, so that no number looks like a list item
        op.execute("INSERT INTO sqlite_sequence (name, seq) VALUES ('case_', 1000)")
    else:
        op.execute("ALTER TABLE case_ ALTER COLUMN id RESTART WITH 1001")
