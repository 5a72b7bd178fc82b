"""S1: mutated mails through the reader and through a whole desk: nothing uncaught, all handled or set aside.

    python benchmarks/fuzz.py [--count 10000] [--desk 1000] [--seed N]
    python benchmarks/fuzz.py --atheris 3600        coverage-guided, for so many seconds (pip install atheris)

Seeds are the mails of the demo and RFC shapes of our own. Exits 1 on anything uncaught, on a mail that was set
aside because the reader itself broke, or on sums that do not agree. A mail that fails is written to a file.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from triage.adapters.mime import read
from triage.mail.inspect import as_json
from triage.mail.message import Message, Quarantined, QuarantineReason

STORY = Path(__file__).parents[1] / "triage" / "demo" / "story"
SHAPES = (
    b"From: a@b.example\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nhi\r\n--x--\r\n",
    b"From: a@b.example\r\nContent-Type: message/rfc822\r\n\r\nFrom: c@d.example\r\nSubject: in\r\n\r\nx\r\n",
    b"From: MAILER-DAEMON@b.example\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=r\r\n"
    b"\r\n--r\r\n\r\nfailed\r\n--r\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; b\r\n\r\n"
    b"Final-Recipient: rfc822; z@y.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--r--\r\n",
    b"From: a@b.example\r\nContent-Type: text/calendar; method=REQUEST\r\n\r\nBEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
    b"BEGIN:VEVENT\r\nUID:1\r\nDTSTART;TZID=Europe/Berlin:20261123T100000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    b"From: =?utf-8?b?w4Q=?= <a@b.example>\r\nSubject: =?iso-8859-1?q?=E4=20x?=\r\nContent-Type: text/html\r\n\r\n"
    b"<p>Hello<blockquote>old</blockquote><script>x</script>\r\n",
)
TOKENS = (
    b"\r\n", b"\n", b"\r", b"\0", b"\xff", b"--", b"boundary=", b"=?utf-8?q?=0D=0ABcc=3A?=", b"(", b'"', b"<", b">",
    b"@", b";", b":", b"multipart/mixed", b"message/rfc822", b"base64", b"quoted-printable", b"charset=utf-7",
    b"> ", b"-- \r\n", b"On 1/1/26 a@b wrote:\r\n", b"Content-Type: ", b"From: ", b"Subject: ", b"\xe2\x80\xae",
    b"Content-Transfer-Encoding: base64\r\n", b"filename*=utf-8''%00%2e%2e%2f", b"BEGIN:VEVENT\r\n", b"%PDF-1.4",
)  # fmt: skip
MOST_CPU = 10.0
"""Seconds for one small mail, all lines instrumented."""


def seeds() -> list[bytes]:
    found = [path.read_bytes() for path in sorted(STORY.glob("*.eml"))]
    return [*found, *SHAPES]


def mutated(draw: random.Random, corpus: list[bytes]) -> bytes:
    """One to eight changes: a bit, a piece cut, doubled or moved, a token put in, two mails spliced."""
    raw = bytearray(draw.choice(corpus))
    for _ in range(draw.randint(1, 8)):
        place = draw.randrange(len(raw) + 1)
        size = draw.choice((1, 1, 2, 8, 64, 400))
        match draw.randrange(7):
            case 0 if raw:
                raw[place - 1] = draw.randrange(256)
            case 1:
                del raw[place : place + size]
            case 2:
                raw[place:place] = raw[place : place + size] * draw.choice((1, 2, 50))
            case 3:
                other = draw.choice(corpus)
                raw[place:] = other[draw.randrange(len(other)) :]
            case 4:
                raw[place:place] = raw[draw.randrange(len(raw) + 1) :][:size]
            case _:
                raw[place:place] = draw.choice(TOKENS)
    return bytes(raw[:400_000])


def judged(raw: bytes) -> str:
    """How a mail was read; raises where it must not."""
    found = read(raw)
    as_json(found)
    if isinstance(found, Quarantined):
        if found.reason is QuarantineReason.UNREADABLE:
            raise AssertionError(f"the reader broke: {found.detail}")
        return found.reason.value
    assert isinstance(found, Message)
    assert "".join(one.text for one in found.segments) == found.text
    return "read"


def by_mutation(count: int, seed: int) -> bool:
    draw, corpus, outcomes, slowest, bad = random.Random(seed), seeds(), Counter[str](), 0.0, 0
    for _ in range(count):
        raw = mutated(draw, corpus)
        began = time.process_time()
        try:
            outcomes[judged(raw)] += 1
        except Exception as error:
            bad += 1
            print(f"  {type(error).__name__}: {error}; kept as {_kept(raw)}")
        slowest = max(slowest, time.process_time() - began)
    print(
        f"S1 reader: {count} mutated mails, seed {seed}: {dict(outcomes)}, uncaught {bad}, slowest {slowest:.2f} s"
    )
    return bad == 0


def through_desk(count: int, seed: int) -> bool:
    """Read, authenticated, classified, decided, drafted and proposed: the whole of T1 and T2."""
    from tests.pipeline.desk import open_desk

    draw, corpus = random.Random(seed + 1), seeds()
    with tempfile.TemporaryDirectory(prefix="triage-fuzz-") as name, open_desk(Path(name)) as desk:
        for number in range(count):
            desk.put(mutated(draw, corpus))
            if number % 50 == 49:
                desk.look()
        desk.look()
        bugs, sums = desk.happened("bug"), desk.sums()
    whole = sums.balanced and sums.pending == 0 and not bugs
    print(f"S1 desk: {count} mutated mails, seed {seed}: {sums}; bugs {len(bugs)}")
    for bug in bugs[:5]:
        print(f"  {bug.data}")
    return whole


def by_coverage(seconds: int, corpus: Path | None) -> bool:
    """libFuzzer's own loop; it ends the process at the first finding, and writes that mail beside it.

    What is judged slow is CPU time, so that a machine with other work finds no fault where there is none."""
    import atheris

    folder = corpus or Path(tempfile.mkdtemp(prefix="triage-corpus-"))
    folder.mkdir(exist_ok=True)
    print(f"corpus in {folder}", flush=True)
    for number, raw in enumerate(seeds()):
        (folder / str(number)).write_bytes(raw)
    with atheris.instrument_imports():
        import mailparser  # noqa: F401 (to be instrumented)
    atheris.instrument_all()
    prefix = f"-artifact_prefix={tempfile.gettempdir()}/triage-fuzz-"
    options = ["-max_len=8192", "-timeout=600", "-print_final_stats=1", prefix]
    atheris.Setup(
        [sys.argv[0], f"-max_total_time={seconds}", *options, str(folder)],
        _judged_in_time,
    )
    atheris.Fuzz()
    return True


def _judged_in_time(raw: bytes) -> None:
    began = time.process_time()
    judged(raw)
    if (took := time.process_time() - began) > MOST_CPU:
        raise AssertionError(f"{took:.1f} s of CPU for {len(raw)} octets")


def _kept(raw: bytes) -> Path:
    path = Path(tempfile.gettempdir()) / f"triage-fuzz-{hashlib.sha256(raw).hexdigest()[:12]}.eml"
    path.write_bytes(raw)
    return path


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--desk", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--atheris", type=int, metavar="SECONDS")
    parser.add_argument(
        "--corpus", type=Path, help="with --atheris: what was found is kept here, and gone on from"
    )
    chosen = parser.parse_args()
    if chosen.atheris:
        return 0 if by_coverage(chosen.atheris, chosen.corpus) else 1
    read_well = by_mutation(chosen.count, chosen.seed)
    return 0 if through_desk(chosen.desk, chosen.seed) and read_well else 1


if __name__ == "__main__":
    sys.exit(main())
