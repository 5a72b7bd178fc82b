"""Every table. Times are integers of microseconds since the epoch (UTC): the same on both engines,
exact, and comparable in SQL. Truth lives here; keywords in a mailbox are only its mirror."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa

SCHEMA_VERSION: Final = "0001"

metadata = sa.MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)

Key = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Micros = sa.BigInteger()


def _key() -> sa.Column[int]:
    return sa.Column("id", Key, sa.Identity(always=False), primary_key=True)


setting = sa.Table(
    "setting",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
    sa.Column("until", Micros),  # NULL: kept for ever; otherwise it may go after this moment
    sa.Index("ix_setting_until", "until"),
)

message = sa.Table(
    "message",
    metadata,
    _key(),
    sa.Column("account", sa.Text, nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("size", sa.BigInteger, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    # before_start | ignored | quarantined | waiting | finished | pending (not yet triaged)
    sa.Column("standing", sa.Text, nullable=False, server_default="pending"),
    sa.Column("reason", sa.Text, nullable=False, server_default=""),
    sa.Column("mailbox", sa.Text, nullable=False, server_default=""),
    sa.Column("attempts", sa.Integer, nullable=False, server_default="0"),
    sa.Column("first", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("version", sa.Integer, nullable=False, server_default="0"),
    sa.Column("seen_at", Micros, nullable=False),
    sa.Column("internal_at", Micros),
    sa.Column("message_id", sa.Text),
    sa.Column("author", sa.Text, nullable=False, server_default=""),
    sa.Column("author_name", sa.Text, nullable=False, server_default=""),
    sa.Column("subject", sa.Text, nullable=False, server_default=""),
    sa.Column("kind", sa.Text, nullable=False, server_default=""),
    sa.Column("language", sa.Text, nullable=False, server_default=""),
    sa.Column("level", sa.Text, nullable=False, server_default="C"),
    sa.Column("authentication", sa.JSON, nullable=False, server_default="{}"),
    sa.Column("body_sha256", sa.String(64), nullable=False, server_default=""),
    sa.Column("duplicate_of", Key, sa.ForeignKey("message.id")),
    sa.Column("case_no", Key, sa.ForeignKey("case_.id")),
    sa.UniqueConstraint("account", "sha256"),
    sa.Index("ix_message_state", "state", "id"),
    sa.Index("ix_message_first", "first", "state", "id"),
    sa.Index("ix_message_case_no", "case_no"),
    sa.Index("ix_message_standing", "standing"),
    sa.Index("ix_message_message_id", "message_id"),
)

raw = sa.Table(
    "raw",
    metadata,
    sa.Column("message_key", Key, sa.ForeignKey("message.id"), primary_key=True),
    sa.Column("octets", sa.LargeBinary, nullable=False),  # zlib
)

location = sa.Table(
    "location",
    metadata,
    _key(),
    sa.Column("account", sa.Text, nullable=False),
    sa.Column("mailbox", sa.Text, nullable=False),
    sa.Column("uidvalidity", sa.BigInteger, nullable=False),
    sa.Column("uid", sa.BigInteger, nullable=False),
    sa.Column("message_key", Key, sa.ForeignKey("message.id"), nullable=False),
    sa.Column("gone_at", Micros),
    sa.UniqueConstraint("account", "mailbox", "uidvalidity", "uid"),
    sa.Index("ix_location_message_key", "message_key"),
)

cursor = sa.Table(
    "cursor",
    metadata,
    sa.Column("account", sa.Text, primary_key=True),
    sa.Column("mailbox", sa.Text, primary_key=True),
    sa.Column("uidvalidity", sa.BigInteger, primary_key=True),
    sa.Column("live_next", sa.BigInteger, nullable=False),
    sa.Column("start_uid", sa.BigInteger, nullable=False),
    # the highest uid not yet read of the old mail; 0 when the backfill is complete
    sa.Column("backfill_last", sa.BigInteger, nullable=False),
)

mailbox_uid = sa.Table(
    "mailbox_uid",
    metadata,
    _key(),
    sa.Column("account", sa.Text, nullable=False),
    sa.Column("mailbox", sa.Text, nullable=False),
    sa.Column("unique_name", sa.Text, nullable=False),
    sa.Column("uid", sa.BigInteger, nullable=False),
    sa.UniqueConstraint("account", "mailbox", "unique_name"),
    sa.UniqueConstraint("account", "mailbox", "uid"),
)

case = sa.Table(
    "case_",
    metadata,
    _key(),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("version", sa.Integer, nullable=False, server_default="0"),
    sa.Column("contact_id", Key, sa.ForeignKey("contact.id")),
    sa.Column("subject", sa.Text, nullable=False, server_default=""),
    sa.Column("area", sa.Text, nullable=False, server_default="none"),
    sa.Column("intent", sa.Text, nullable=False, server_default="other"),
    sa.Column("language", sa.Text, nullable=False, server_default=""),
    sa.Column("assigned_to", sa.Text, nullable=False, server_default=""),
    sa.Column("confidential", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("follows", Key),
    sa.Column("opened_at", Micros, nullable=False),
    sa.Column("changed_at", Micros, nullable=False),
    sa.Column("closed_at", Micros),
    sa.Column("waiting_since", Micros),  # NULL: nobody waits for us
    sa.Index("ix_case__state", "state", "waiting_since"),
    sa.Index("ix_case__contact_id", "contact_id"),
    sqlite_autoincrement=True,
)

case_ref = sa.Table(
    "case_ref",
    metadata,
    sa.Column("message_id", sa.Text, primary_key=True),
    sa.Column("case_no", Key, sa.ForeignKey("case_.id"), primary_key=True),
)

participant = sa.Table(
    "participant",
    metadata,
    sa.Column("case_no", Key, sa.ForeignKey("case_.id"), primary_key=True),
    sa.Column("addr_spec", sa.Text, primary_key=True),
    sa.Index("ix_participant_addr_spec", "addr_spec"),
)

contact = sa.Table(
    "contact",
    metadata,
    _key(),
    sa.Column("addr_spec", sa.Text, nullable=False, unique=True),
    sa.Column("name", sa.Text, nullable=False, server_default=""),
    sa.Column("language", sa.Text, nullable=False, server_default=""),
    sa.Column("customer_id", Key, sa.ForeignKey("customer.id")),
    sa.Column("first_at", Micros, nullable=False),
    sa.Column("last_at", Micros, nullable=False),
    sa.Column("mails", sa.Integer, nullable=False, server_default="0"),
)

customer = sa.Table(
    "customer",
    metadata,
    _key(),
    sa.Column("code", sa.Text, nullable=False, unique=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("language", sa.Text, nullable=False, server_default=""),
    sa.Column("facts", sa.JSON, nullable=False, server_default="{}"),
)

verdict = sa.Table(
    "verdict",
    metadata,
    _key(),
    sa.Column("message_key", Key, sa.ForeignKey("message.id"), nullable=False),
    sa.Column("no", sa.Integer, nullable=False),
    sa.Column("area", sa.Text, nullable=False),
    sa.Column("intent", sa.Text, nullable=False),
    sa.Column("confidence", sa.Float, nullable=False),
    sa.Column("unsure", sa.Boolean, nullable=False),
    sa.Column("decided_by", sa.Text, nullable=False),
    sa.Column("evidence", sa.JSON, nullable=False),
    sa.Column("model_version", sa.Text, nullable=False, server_default=""),
    sa.Column("rules_version", sa.Text, nullable=False, server_default=""),
    sa.Column("at", Micros, nullable=False),
    sa.Column("gate", sa.Float, nullable=False, server_default="0"),
    # zlib of JSON: the words that were read, whose, in which language; only with the first verdict
    sa.Column("said", sa.LargeBinary),
    sa.UniqueConstraint("message_key", "no"),
)

correction = sa.Table(
    "correction",
    metadata,
    _key(),
    # what a person said one mail wants, with the words it was said of: human confirmations alone
    sa.Column("message_key", Key, sa.ForeignKey("message.id"), nullable=False),
    sa.Column("intent", sa.Text, nullable=False),
    sa.Column("actor", sa.Text, nullable=False),
    sa.Column("at", Micros, nullable=False),
    sa.Column("source", sa.Text, nullable=False),  # approved | corrected | taught | moved
    sa.Column("sender", sa.Text, nullable=False, server_default=""),
    sa.Column("language", sa.Text, nullable=False, server_default=""),
    sa.Column("subject", sa.Text, nullable=False, server_default=""),
    sa.Column("text", sa.Text, nullable=False, server_default=""),
    sa.Column("rules", sa.JSON, nullable=False, server_default="{}"),
    # what the model ``reader`` made of it (float16 octets), read by the learning child
    sa.Column("reader", sa.Text, nullable=False, server_default=""),
    sa.Column("vector", sa.LargeBinary),
    sa.Column("scores", sa.LargeBinary),
    sa.Index("ix_correction_message_key", "message_key"),
    sa.Index("ix_correction_reader", "reader"),
)

outcome = sa.Table(
    "outcome",
    metadata,
    # what became of one first verdict once a person had spoken; the last word stands
    sa.Column("message_key", Key, sa.ForeignKey("message.id"), primary_key=True),
    sa.Column("named", sa.Text, nullable=False),
    sa.Column("truth", sa.Text, nullable=False),
    sa.Column("gate", sa.Float, nullable=False),
    sa.Column("asked", sa.Boolean, nullable=False),
    sa.Column("at", Micros, nullable=False),
)

draft = sa.Table(
    "draft",
    metadata,
    _key(),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("version", sa.Integer, nullable=False, server_default="0"),
    sa.Column("case_no", Key, sa.ForeignKey("case_.id"), nullable=False),
    sa.Column("message_key", Key, sa.ForeignKey("message.id")),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("person", sa.Text, nullable=False, server_default=""),
    sa.Column("facts", sa.JSON, nullable=False, server_default="{}"),
    sa.Column("created_at", Micros, nullable=False),
    sa.Column("hold_until", Micros),
    sa.Index("ix_draft_case_no", "case_no", "state"),
    sa.Index("ix_draft_state", "state"),
)

revision = sa.Table(
    "revision",
    metadata,
    sa.Column("draft_id", Key, sa.ForeignKey("draft.id"), primary_key=True),
    sa.Column("no", sa.Integer, primary_key=True),
    sa.Column("reverse_path", sa.Text, nullable=False),
    sa.Column("recipients", sa.JSON, nullable=False),
    sa.Column("subject", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("source", sa.Text, nullable=False, server_default=""),
    sa.Column("message_id", sa.Text, nullable=False),
    sa.Column("frozen", sa.LargeBinary, nullable=False),  # the octets, with Date as the only hole
    sa.Column("digest", sa.String(64), nullable=False),
    # attachments, amount, currency and bank details: bound by the digest beside the octets
    sa.Column("terms", sa.JSON, nullable=False, server_default="{}"),
    sa.Column("at", Micros, nullable=False),
    sa.Index("ix_revision_message_id", "message_id"),
)

approval = sa.Table(
    "approval",
    metadata,
    _key(),
    sa.Column("draft_id", Key, sa.ForeignKey("draft.id"), nullable=False),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("code_no", sa.Integer, nullable=False),
    sa.Column("approver", sa.Text, nullable=False),
    sa.Column("purpose", sa.Text, nullable=False),
    sa.Column("code_hash", sa.String(64), nullable=False, unique=True),
    sa.Column("digest", sa.String(64), nullable=False),
    sa.Column("state", sa.Text, nullable=False),  # open | used | first | void | lapsed | locked
    sa.Column("wrong", sa.Integer, nullable=False, server_default="0"),
    sa.Column("created_at", Micros, nullable=False),
    sa.Column("expires_at", Micros, nullable=False),
    sa.Column("used_at", Micros),
    sa.Column("used_by_message", Key, sa.ForeignKey("message.id")),
    sa.UniqueConstraint("draft_id", "revision", "approver", "code_no"),
    sa.Index("ix_approval_draft_id", "draft_id", "state"),
)

effect = sa.Table(
    "effect",
    metadata,
    _key(),
    sa.Column("key", sa.Text, nullable=False, unique=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("channel", sa.Text, nullable=False),  # submit | mailbox
    sa.Column("content_digest", sa.String(64), nullable=False),
    sa.Column("content", sa.JSON, nullable=False),
    sa.Column("octets", sa.LargeBinary),
    sa.Column("message_id", sa.Text),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("priority", sa.Integer, nullable=False, server_default="5"),
    sa.Column("due_at", Micros, nullable=False),
    sa.Column("lease_until", Micros, nullable=False, server_default="0"),
    sa.Column("owner", sa.Text, nullable=False, server_default=""),
    sa.Column("attempts", sa.Integer, nullable=False, server_default="0"),
    sa.Column("result", sa.JSON, nullable=False, server_default="{}"),
    sa.Column("created_at", Micros, nullable=False),
    sa.Column("settled_at", Micros),
    sa.Column("case_no", Key, sa.ForeignKey("case_.id")),
    sa.Column("draft_id", Key, sa.ForeignKey("draft.id")),
    sa.Column("message_key", Key, sa.ForeignKey("message.id")),
    sa.Index("ix_effect_claim", "channel", "state", "priority", "due_at"),
    sa.Index("ix_effect_message_id", "message_id"),
    sa.Index("ix_effect_case_no", "case_no"),
    sa.Index("ix_effect_draft_id", "draft_id"),
)

event = sa.Table(
    "event",
    metadata,
    _key(),
    sa.Column("at", Micros, nullable=False),
    sa.Column("actor", sa.Text, nullable=False),
    sa.Column("authenticated_as", sa.Text),
    sa.Column("case_no", Key),
    sa.Column("message_key", Key),
    sa.Column("draft_id", Key),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("data", sa.JSON, nullable=False),
    sa.Index("ix_event_case_no", "case_no", "id"),
    sa.Index("ix_event_kind", "kind", "at"),
)

chain = sa.Table(
    "chain",
    metadata,
    _key(),
    sa.Column("event_id", Key, sa.ForeignKey("event.id"), nullable=False, unique=True),
    sa.Column("digest", sa.String(64), nullable=False),
    sa.Column("head", sa.String(64), nullable=False),
)

due = sa.Table(
    "due",
    metadata,
    _key(),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("key", sa.Text, nullable=False),
    sa.Column("due_at", Micros, nullable=False),
    sa.Column("done_at", Micros),
    sa.UniqueConstraint("kind", "key"),
    sa.Index("ix_due_open", "done_at", "due_at"),
)

artefact = sa.Table(
    "artefact",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True),
    sa.Column("octets", sa.LargeBinary, nullable=False),
    sa.Column("card", sa.JSON, nullable=False),
    sa.Column("at", Micros, nullable=False),
)

told = sa.Table(
    "told",
    metadata,
    _key(),
    # what one of us is asked or told; told_at NULL: it waits for the next bundle
    sa.Column("key", sa.Text, nullable=False, unique=True),
    sa.Column("person", sa.Text, nullable=False),
    sa.Column("draft_id", Key, sa.ForeignKey("draft.id")),
    sa.Column("case_no", Key, sa.ForeignKey("case_.id")),
    sa.Column("subject", sa.Text, nullable=False, server_default=""),
    sa.Column("text", sa.Text, nullable=False, server_default=""),
    sa.Column("urgent", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("at", Micros, nullable=False),
    sa.Column("told_at", Micros),
    sa.Index("ix_told_person", "person", "told_at"),
)

bank_account = sa.Table(
    "bank_account",
    metadata,
    _key(),
    # an IBAN as a sender named it; doubted: it was not the one known then, and never becomes known by itself
    sa.Column("sender", sa.Text, nullable=False),
    sa.Column("iban", sa.Text, nullable=False),
    sa.Column("message_key", Key, sa.ForeignKey("message.id"), nullable=False),
    sa.Column("doubted", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("at", Micros, nullable=False),
    sa.UniqueConstraint("message_key", "iban"),
    sa.Index("ix_bank_account_sender", "sender"),
)

answer_pair = sa.Table(
    "answer_pair",
    metadata,
    _key(),
    # a question that was answered, names, figures and dates taken out before it was written down
    sa.Column("draft_id", Key, sa.ForeignKey("draft.id"), unique=True),
    sa.Column("case_no", Key, sa.ForeignKey("case_.id")),
    sa.Column("contact", sa.Text, nullable=False, server_default=""),
    sa.Column("intent", sa.Text, nullable=False, server_default=""),
    sa.Column("language", sa.Text, nullable=False, server_default=""),
    sa.Column("subject", sa.Text, nullable=False, server_default=""),
    sa.Column("question", sa.Text, nullable=False),
    sa.Column("answer", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),  # live | withdrawn | replaced
    sa.Column("vector", sa.LargeBinary),  # float16, norm 1
    sa.Column("encoder", sa.Text, nullable=False, server_default=""),
    sa.Column("used", sa.Integer, nullable=False, server_default="0"),
    sa.Column("unchanged", sa.Integer, nullable=False, server_default="0"),
    sa.Column("changed", sa.Float, nullable=False, server_default="0"),  # shares of the text, summed
    # uses in a row that a person left unchanged; the owner's yes to letting it leave by itself, and whose
    sa.Column("streak", sa.Integer, nullable=False, server_default="0"),
    sa.Column("offered_at", Micros),
    sa.Column("auto_until", Micros),
    sa.Column("auto_by", sa.Text, nullable=False, server_default=""),
    # the hash of a mail in Sent that it was learned from
    sa.Column("learned_from", sa.Text, unique=True),
    sa.Column("at", Micros, nullable=False),
    sa.Index("ix_answer_pair_state", "state", "language"),
    sa.Index("ix_answer_pair_contact", "contact"),
)

junk = sa.Table(
    "junk",
    metadata,
    _key(),
    # a mail in Junk: looked at for the digest, in no sum and never acted on; octets only until judged
    sa.Column("uidvalidity", sa.BigInteger, nullable=False),
    sa.Column("uid", sa.BigInteger, nullable=False),
    sa.Column("octets", sa.LargeBinary),
    sa.Column("who", sa.Text, nullable=False, server_default=""),
    sa.Column("subject", sa.Text, nullable=False, server_default=""),
    sa.Column("state", sa.Text, nullable=False),  # new | customer
    sa.Column("at", Micros, nullable=False),
    sa.UniqueConstraint("uidvalidity", "uid"),
    sa.Index("ix_junk_state", "state", "id"),
)
