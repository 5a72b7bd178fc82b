"""kill -9 at the named commit points, while every proposal is answered with yes: at the n-th hit of each in
turn, or at all of them with a small probability."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable

from tests.faults.house import House, at_rest, comes_to_rest, customer_mail, left_over, traces
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
    """Each case starts the daemon armed and feeds it until its death: some mails at once, then one by one.
    Returns what was left behind when it had come to rest unarmed, and the cases whose point was never reached."""
    answers, fed, missed = Owner(house), 0, []
    threading.Thread(target=answers.work, daemon=True).start()
    for point, number in cases:
        house.start(fault=f"{point}:{number}")
        for _ in range(mails_each):
            fed = _one_more(house, fed)
        house.awake(within=seconds)
        began = time.monotonic()
        while not (died := house.died(within=1)) and time.monotonic() - began < seconds:
            fed = _one_more(house, fed)
        if not died:
            missed.append(f"{point}:{number}")
            house.kill()
        say(f"{point}:{number} {fed} mails came, {len(house.sink.accepted)} accepted by the relay")
    house.start()
    began = time.monotonic()
    rested = comes_to_rest(house, lambda: answers.idle() and at_rest(house, fed), stuck=stuck)
    say(f"at rest: {rested}, {time.monotonic() - began:.1f} s after the last start")
    if not rested:
        say("\n".join(left_over(house)))
    answers.over = True
    return judge(house, fed, answers.count, rested), missed


def by_chance(
    house: House,
    mails: int,
    *,
    probability: float,
    most: int,
    seed: int,
    stuck: float = 120,
    say: Callable[[str], None] = lambda _: None,
) -> Found:
    """Started again each time it has died, until all that came is dealt with; after ``most`` deaths unarmed,
    because a program that lives for seconds gets through very little."""
    answers, began = Owner(house), time.monotonic()
    threading.Thread(target=answers.work, daemon=True).start()
    for number in range(mails // 2):  # half of them lie there already, half come while it dies
        _one_more(house, number)
    feeding = threading.Thread(target=_trickle, args=(house, mails // 2, mails), daemon=True)
    feeding.start()

    def done() -> bool:
        return not feeding.is_alive() and answers.idle() and at_rest(house, mails)

    def restless() -> bool:
        """Started again and again until all is done, or nothing has changed for long."""
        moved, starts = time.monotonic(), 0
        before: tuple[object, ...] = ()
        while time.monotonic() - moved < stuck:
            if house.process is None or house.died(within=0.5):
                starts += 1
                house.start(fault=f"any:{probability}:{seed + starts}" if starts <= most else "")
                if starts % 20 == 0:
                    say(f"{house.kills} deaths, {len(house.sink.accepted)} mails accepted by the relay")
            if house.has_store() and (now := traces(house)) != before:
                before, moved = now, time.monotonic()
            if done():
                return True
        return False

    rested = restless()
    say(f"at rest: {rested}, {time.monotonic() - began:.0f} s after the first start")
    if not rested:
        say("\n".join(left_over(house)))
    answers.over = True
    return judge(house, mails, answers.count, rested)


def _trickle(house: House, first: int, last: int) -> None:
    for number in range(first, last):
        _one_more(house, number)
        time.sleep(0.2)


def _one_more(house: House, number: int) -> int:
    house.deliver(customer_mail(number, *SITUATIONS[number % len(SITUATIONS)]))
    return number + 1
