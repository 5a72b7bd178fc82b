"""The same real mails over the same Dovecot and TLS: docketry, django-helpdesk and Triage, in one run.

    python benchmarks/bench_peers.py [../shared/data] [--mails 1000] [--rounds 2]

The peers' packages are installed by name into a scratch environment in the user's cache folder. Each
product gets a mailbox of its own with the same mails and runs as the process its owner would start, the
order turning round from round to round. All start with an empty SQLite database as the product sets it up.

Seconds count from the first IMAP login that Dovecot logs to the last mail: the peers' process ends then,
Triage has committed T2 for all. CPU is that of the product's processes in the same span, without Dovecot's.
Times are printed and never fail; what fails is the ratio to docketry (bar 2) and a mail not accounted for.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from bench_throughput import mails
from peers import docketry, helpdesk, ours
from peers.scratch import Scratch, make_scratch
from peers.turn import Bed, Turn, milliseconds_of_sync

from tests.servers.certificates import make_certificates
from tests.servers.dovecot import DovecotServer, find_dovecot
from tests.servers.smtp_sink import SmtpSink


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """``bar``: how many times faster Triage has to be; ``fails`` whether a miss fails the run."""

    name: str
    requirement: str
    take: Callable[[Bed, Path], Turn]
    bar: float
    fails: bool
    does: str
    not_done: str


PEERS = (
    Peer(
        name="docketry", requirement="docketry==0.17.*", take=docketry.poll, bar=2, fails=True,
        does="reads (read-only), keeps envelope, text and attachments, runs its starter gates, holds what fails",
        not_done="keep the raw mail, say what the sender wants, find the case, draft, ask or answer anybody",
    ),
    Peer(
        name="django-helpdesk", requirement="django-helpdesk", take=helpdesk.get_email, bar=10, fails=False,
        does="makes a ticket or follow-up of each mail, keeps attachments, acknowledges by mail what no list or "
        "robot sent, then deletes the mail from the mailbox",
        not_done="keep the raw mail, say what the sender wants, draft a reply, ask for approval",
    ),
)  # fmt: skip

LIVE, LOOK = "Triage (live)", "Triage (look)"

DOES = (
    "keeps the raw octets, reads in a child process, scores 25 intents (no sentence encoder), finds the case, "
    "decides, drafts, plans every effect in an outbox; drafts, tags and proposals go out meanwhile"
)

Take = Callable[[Bed, Path], Turn]


def main() -> int:
    chosen = arguments()
    octets = mails(chosen.data, chosen.mails)
    if not octets or find_dovecot() is None:
        why = "Dovecot is not installed" if octets else f"no mail under {chosen.data}"
        print(f"nothing was measured: {why}")
        return 1
    scratch = make_scratch([peer.requirement for peer in PEERS])
    print(f"{len(octets)} real mails over Dovecot and TLS, {chosen.rounds} rounds, order turning")
    turns: dict[str, list[Turn]] = {}
    for number in range(chosen.rounds):
        takes = in_order(scratch)
        for name, turn in one_round(octets, scratch, takes[::-1] if number % 2 else takes):
            turns.setdefault(name, []).append(turn)
            print(f"  round {number + 1}: {name:<16} {turn.told()}", flush=True)
    wholes = {name: Turn.sum(found) for name, found in turns.items()}
    return 0 if verdict(wholes, scratch, len(set(octets)) * chosen.rounds) else 1


def in_order(scratch: Scratch) -> list[tuple[str, Take]]:
    """Ours between theirs, so that none has the machine's better half to itself."""
    first, second = ([(one.name, one.take)] if one.requirement in scratch.versions else [] for one in PEERS)
    return [*first, (LIVE, ours.live), (LOOK, ours.look), *second]


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/data"))
    parser.add_argument("--mails", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=2)
    return parser.parse_args()


def one_round(
    octets: list[bytes], scratch: Scratch, takes: list[tuple[str, Take]]
) -> Iterator[tuple[str, Turn]]:
    """Everybody once, one after the other, on a new Dovecot; the folders go when the round is over."""
    with ExitStack() as stack:
        root = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="triage-peers-")))
        certificates = make_certificates(root / "tls", "IP:127.0.0.1")
        bed = Bed(
            octets=octets,
            dovecot=stack.enter_context(DovecotServer(certificates)),
            sink=SmtpSink(),
            ca=certificates.ca,
            scratch=scratch,
        )
        for place, (name, take) in enumerate(takes):
            print(f"  a write to disk takes {milliseconds_of_sync(root):.1f} ms", flush=True)
            folder = root / str(place)
            folder.mkdir()
            with SmtpSink() as sink:  # each its own relay: ours files what it took into Sent
                yield name, take(replace(bed, sink=sink), folder)


def verdict(turns: dict[str, Turn], scratch: Scratch, wanted: int) -> bool:
    """The lines that count: all rounds together, who does what, the ratios with their bars."""
    live, look = turns[LIVE], turns[LOOK]
    print(f"\n{LIVE}, to T2 committed: {live.told()}\n    does: {DOES}")
    print(f"{LOOK}, to T2 committed: {look.told()}\n    does: the same, but drafts, tags and tells nothing")
    good = live.mails == look.mails == wanted
    if not good:
        print(f"    MISSED: {live.mails} and {look.mails} mails triaged of {wanted}")
    for peer in PEERS:
        if peer.requirement in scratch.versions:
            good = told_against(peer, turns, scratch.versions[peer.requirement]) and good
        else:
            print(f"{peer.name}: {scratch.missing[peer.requirement]}; nothing was measured against it")
            good = good and not peer.fails
    return good


def told_against(peer: Peer, turns: dict[str, Turn], version: str) -> bool:
    theirs, live, look = turns[peer.name], turns[LIVE], turns[LOOK]
    ratio = live.rate / theirs.rate
    met = ratio >= peer.bar
    word = f"{'bar' if peer.fails else 'aim'} {peer.bar:g}, {'met' if met else 'MISSED'}"
    print(
        f"{peer.name} {version}: {theirs.told()}\n"
        f"    Triage live {ratio:.1f} x its rate ({word}), look {look.rate / theirs.rate:.1f} x; "
        f"its CPU a mail is {theirs.cpu / theirs.mails / (live.cpu / live.mails):.1f} x that of live, "
        f"{theirs.cpu / theirs.mails / (look.cpu / look.mails):.1f} x that of look\n"
        f"    does: {peer.does}\n    does not: {peer.not_done}"
    )
    return met or not peer.fails


if __name__ == "__main__":
    sys.exit(main())
