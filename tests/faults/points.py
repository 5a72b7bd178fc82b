"""kill -9 at each named commit point in turn, at its n-th hit, while every proposal is answered with yes."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable

from tests.faults.house import House, at_rest, comes_to_rest, customer_mail, left_over
from tests.faults.kills import SITUATIONS, Found, Owner, judge


def run(
    house: House,
    cases: Iterable[tuple[str, int]],
    *,
    mails_each: int = 1,
    seconds: float = 60,
    stuck: float = 120,
    say: Callable[[str], None] = lambda _: None,
) -> tuple[Found, list[str]]:
    """Each case starts the daemon armed, feeds it, and waits for its death. Returns what was left behind
    when it had come to rest unarmed, and the cases whose point was never reached."""
    answers, fed, missed = Owner(house), 0, []
    threading.Thread(target=answers.work, daemon=True).start()
    for point, number in cases:
        house.start(fault=f"{point}:{number}")
        for _ in range(mails_each):
            house.deliver(customer_mail(fed, *SITUATIONS[fed % len(SITUATIONS)]))
            fed += 1
        if not house.died(within=seconds):
            missed.append(f"{point}:{number}")
            house.kill()
        say(f"{point}:{number} {len(house.sink.accepted)} mails accepted by the relay")
    house.start()
    began = time.monotonic()
    rested = comes_to_rest(house, lambda: answers.idle() and at_rest(house, fed), stuck=stuck)
    say(f"at rest: {rested}, {time.monotonic() - began:.1f} s after the last start")
    if not rested:
        say("\n".join(left_over(house)))
    answers.over = True
    return judge(house, fed, answers.count, rested), missed
