"""The tables of the books: master records, quotes, invoices, number ranges, payments.

Amounts are text (a Decimal as it was written), days are ISO 8601 text: neither may pass through a float.
"""

from __future__ import annotations

import sqlalchemy as sa

from triage.adapters.store.schema import Key, Micros, _key, metadata

customer_address = sa.Table(
    "customer_address",
    metadata,
    sa.Column("addr_spec", sa.Text, primary_key=True),  # small letters
    sa.Column("customer", sa.Text, nullable=False),
    sa.Index("ix_customer_address_customer", "customer"),
)

vendor = sa.Table(
    "vendor",
    metadata,
    sa.Column("code", sa.Text, primary_key=True),
    sa.Column("facts", sa.JSON, nullable=False),
)

product = sa.Table(
    "product",
    metadata,
    sa.Column("code", sa.Text, primary_key=True),
    sa.Column("facts", sa.JSON, nullable=False),
)

own_price = sa.Table(
    "own_price",
    metadata,
    _key(),
    sa.Column("customer", sa.Text, nullable=False),
    sa.Column("product", sa.Text, nullable=False),
    sa.Column("start", sa.Text, nullable=False, server_default=""),
    sa.Column("facts", sa.JSON, nullable=False),
    sa.UniqueConstraint("customer", "product", "start"),
)

number_range = sa.Table(
    "number_range",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),  # invoice | quote
    sa.Column("pattern", sa.Text, nullable=False),
    sa.Column("last", sa.Integer, nullable=False),
    sa.Column("year", sa.Integer, nullable=False),
    sa.Column("day", sa.Text, nullable=False, server_default=""),
)

quote = sa.Table(
    "quote",
    metadata,
    _key(),
    sa.Column("number", sa.Text, nullable=False, unique=True),
    sa.Column("state", sa.Text, nullable=False),  # checking | proposed | sent | accepted | declined | dropped
    sa.Column("customer", sa.Text, nullable=False),
    sa.Column("case_no", Key, sa.ForeignKey("case_.id"), nullable=False),
    sa.Column("draft_id", Key, sa.ForeignKey("draft.id")),
    sa.Column("content", sa.JSON, nullable=False),
    sa.Column("currency", sa.Text, nullable=False),
    sa.Column("total", sa.Text, nullable=False),
    sa.Column("valid_until", sa.Text, nullable=False),
    sa.Column("asked_by", sa.Text, nullable=False, server_default=""),
    sa.Column("facts", sa.JSON, nullable=False, server_default="{}"),
    sa.Column("pdf", sa.LargeBinary),
    sa.Column("created_at", Micros, nullable=False),
    sa.Column("sent_at", Micros),
    sa.Index("ix_quote_case_no", "case_no"),
    sa.Index("ix_quote_customer", "customer", "state"),
)

invoice = sa.Table(
    "invoice",
    metadata,
    _key(),
    # NULL until T3b takes it from the range: a draft has no number
    sa.Column("number", sa.Text, unique=True),
    sa.Column("state", sa.Text, nullable=False),  # checking | proposed | numbered | issued | sent | dropped
    sa.Column("type", sa.Text, nullable=False),
    sa.Column("customer", sa.Text, nullable=False),
    sa.Column("case_no", Key, sa.ForeignKey("case_.id"), nullable=False),
    sa.Column("draft_id", Key, sa.ForeignKey("draft.id")),
    sa.Column("quote", sa.Text, nullable=False, server_default=""),
    sa.Column("corrects", sa.Text, nullable=False, server_default=""),
    sa.Column("content", sa.JSON, nullable=False),  # the canonical draft; the holes stay holes
    sa.Column("digest", sa.String(64), nullable=False),  # of the canonical draft, as approved
    sa.Column("currency", sa.Text, nullable=False),
    sa.Column("net", sa.Text, nullable=False),
    sa.Column("tax", sa.Text, nullable=False),
    sa.Column("due", sa.Text, nullable=False),
    sa.Column("issue_date", sa.Text, nullable=False, server_default=""),
    sa.Column("due_date", sa.Text, nullable=False, server_default=""),
    sa.Column("settled_on", sa.Text, nullable=False, server_default=""),
    sa.Column("disputed", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("asked_by", sa.Text, nullable=False, server_default=""),
    sa.Column("facts", sa.JSON, nullable=False, server_default="{}"),
    sa.Column("pages", sa.LargeBinary),  # what was proposed, marked as a draft
    sa.Column("pdf", sa.LargeBinary),  # what was issued: written once
    sa.Column("xml", sa.LargeBinary),
    sa.Column("pdf_sha256", sa.String(64), nullable=False, server_default=""),
    sa.Column("created_at", Micros, nullable=False),
    sa.Column("sent_at", Micros),
    sa.Index("ix_invoice_customer", "customer", "state"),
    sa.Index("ix_invoice_case_no", "case_no"),
    sa.Index("ix_invoice_quote", "quote"),
    sa.Index("ix_invoice_draft_id", "draft_id"),
)

payment = sa.Table(
    "payment",
    metadata,
    _key(),
    sa.Column("invoice", sa.Text, nullable=False),
    sa.Column("amount", sa.Text, nullable=False),
    sa.Column("paid_on", sa.Text, nullable=False),
    sa.Column("actor", sa.Text, nullable=False),
    sa.Column("message_key", Key, sa.ForeignKey("message.id")),
    sa.Column("at", Micros, nullable=False),
    sa.Index("ix_payment_invoice", "invoice"),
)

reminder = sa.Table(
    "reminder",
    metadata,
    # never twice: one row for each invoice and stage
    sa.Column("invoice", sa.Text, primary_key=True),
    sa.Column("stage", sa.Integer, primary_key=True),
    sa.Column("draft_id", Key, sa.ForeignKey("draft.id")),
    sa.Column("at", Micros, nullable=False),
)

paper = sa.Table(
    "paper",  # quotes and invoices that the firm made in its own program, as seen in Sent
    metadata,
    _key(),
    sa.Column("message_key", Key, sa.ForeignKey("message.id"), nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("case_no", Key, sa.ForeignKey("case_.id"), nullable=False),
    sa.Column("document", sa.Text, nullable=False),  # quote | invoice
    sa.Column("state", sa.Text, nullable=False),  # asked | known | accepted | declined | wrong
    sa.Column("filename", sa.Text, nullable=False),
    sa.Column("recipient", sa.Text, nullable=False),
    sa.Column("number", sa.Text, nullable=False, server_default=""),
    sa.Column("issued", sa.Text, nullable=False, server_default=""),
    sa.Column("total", sa.Text, nullable=False, server_default=""),
    sa.Column("currency", sa.Text, nullable=False, server_default=""),
    sa.Column("facts", sa.JSON, nullable=False, server_default="{}"),
    sa.Column("created_at", Micros, nullable=False),
    sa.UniqueConstraint("message_key", "sha256"),
    sa.Index("ix_paper_case_no", "case_no"),
)

plan = sa.Table(
    "plan",
    metadata,
    _key(),
    sa.Column("customer", sa.Text, nullable=False),
    sa.Column("lines", sa.JSON, nullable=False),
    sa.Column("every", sa.Text, nullable=False),  # month | quarter | year
    sa.Column("next_on", sa.Text, nullable=False),
    sa.Column("asked_by", sa.Text, nullable=False),
    sa.Column("active", sa.Boolean, nullable=False, server_default=sa.true()),
)
