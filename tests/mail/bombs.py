"""Parser bombs of our own making: each kind in several sizes, all under the size limit of a mail."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence

PLAIN = b"From: a@example.com\r\nTo: desk@example.net\r\nSubject: bomb\r\n"


def bombs(
    sizes: Sequence[int] = (1_000, 20_000, 200_000, 1_000_000),
    numbers: Sequence[int] = (10, 150, 1_000, 5_000),
) -> Iterator[tuple[str, bytes]]:
    """Some 270 named mails with all sizes."""
    for size in sizes:
        yield from _headers(size)
        yield from _addresses(size)
        yield from _bodies(size)
    for number in numbers:
        yield from _structures(number)


def _headers(size: int) -> Iterator[tuple[str, bytes]]:
    for name in (b"Content-Type", b"Content-Disposition", b"Subject", b"Message-ID", b"References", b"Date"):
        for filling in (b"a", b";", b'";', b"=?utf-8?q?a?= ", b"(", b'a="b;c";'):
            value = filling * (size // len(filling))
            yield (
                f"{name.decode()} of {filling.decode()} x{size}",
                PLAIN + name + b": x/y; " + value + b"\r\n\r\nx",
            )
    yield f"many headers x{size}", PLAIN + b"".join(b"X-%d: y\r\n" % n for n in range(size // 10)) + b"\r\nx"
    yield f"folded x{size}", PLAIN + b"X: a\r\n" + b" b\r\n" * (size // 4) + b"\r\nx"


def _addresses(size: int) -> Iterator[tuple[str, bytes]]:
    for filling in (b"(", b'"', b"<", b"a@b,", b":", b"\\", b"=?utf-8?b?YQ==?= ", b"a b "):
        value = filling * (size // len(filling))
        yield (
            f"From of {filling.decode()} x{size}",
            b"From: " + value + b" a@example.com\r\nSubject: x\r\n\r\nx",
        )


def _bodies(size: int) -> Iterator[tuple[str, bytes]]:
    html = PLAIN + b"Content-Type: text/html\r\n\r\n"
    text = PLAIN + b"Content-Type: text/plain\r\n\r\n"
    for filling in (b"<div>", b"<blockquote>", b"<table><tr><td>", b"<a href=x>", b"<", b"&#"):
        yield f"html {filling.decode()} x{size}", html + filling * (size // len(filling))
    for filling in (
        b"> ",
        b"\n",
        b"On a wrote:\n",
        b"-- \n",
        b"From: a\n",
        b"a ",
        b"<a@b.example>:\n",
        b"\xff",
        b"-" * 70 + b"\n",
    ):
        yield f"text {filling[:9]!r} x{size}", text + filling * (size // len(filling))
    yield f"base64 x{size}", PLAIN + b"Content-Transfer-Encoding: base64\r\n\r\n" + b"=A" * (size // 2)


def _structures(number: int) -> Iterator[tuple[str, bytes]]:
    nested = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(number)
    )
    yield f"nested x{number}", PLAIN + nested + b"Content-Type: text/plain\r\n\r\nx"
    flat = b"--b\r\n\r\nx\r\n" * number
    yield f"parts x{number}", PLAIN + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + flat + b"--b--"
    chain = b"Content-Type: message/rfc822\r\n\r\n" * number
    yield f"rfc822 chain x{number}", PLAIN + chain + b"Subject: deep\r\n\r\nx"
    inner = PLAIN + b"\r\nx"
    for _ in range(min(number, 12)):
        packed = base64.encodebytes(inner)
        inner = PLAIN + b"Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n" + packed
    yield f"packed rfc822 x{number}", inner
    report = b"Final-Recipient: rfc822; a@example.org\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n" * number
    yield (
        f"report x{number}",
        PLAIN + b"Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
        b"--b\r\nContent-Type: message/delivery-status\r\n\r\n" + report + b"--b--",
    )
    yield (
        f"open boundaries x{number}",
        PLAIN + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b" * number,
    )
