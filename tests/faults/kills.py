"""kill -9 at random while mail comes in, is asked about, approved and answered: what was lost or doubled."""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from tests.faults.house import House, at_rest, comes_to_rest, customer_mail, left_over, wait_until, yes_to
from triage.core.lifecycle import DraftState
from triage.ledger_messages import Standing

SITUATIONS = (
    (
        "Quote for a cabinet",
        "Could you send me a price for an oak cabinet, 120 by 200 cm, delivered to Leeds?",
    ),
    (
        "Where is my order",
        "I ordered two chairs three weeks ago and nothing has come. When will they arrive?",
    ),
    ("Invoice", "You charged me twice for the same invoice, please check and send a corrected copy."),
    ("Broken drawer", "The drawer you fitted last month does not close any more, the rail is broken."),
    ("Appointment", "Could somebody come and measure our kitchen next Tuesday or Wednesday morning?"),
)


@dataclass(frozen=True, kw_only=True)
class Found:
    """What a run left behind. All but ``mails``, ``answered`` and ``kills`` must be nothing."""

    mails: int
    answered: int
    kills: int
    rested: bool
    lost: int
    doubled: dict[str, int]
    unsent: int
    balanced: bool
    chain: str

    @property
    def clean(self) -> bool:
        return self.rested and self.balanced and not (self.lost or self.doubled or self.unsent or self.chain)


def run(
    house: House,
    *,
    mails: int,
    kills: int,
    seed: int,
    between: tuple[float, float] = (0.3, 3.0),
    stuck: float = 120,
    say: Callable[[str], None] = lambda _: None,
) -> Found:
    """Feed ``mails``, answer yes to what is proposed, kill ``kills`` times, then let it come to rest.

    Three kills of four come ``between`` so many seconds after it said that it reads, so that they hit its
    work however slow the machine is today; the fourth may hit its start."""
    rnd = random.Random(seed)
    answers = Owner(house)
    feeding = threading.Thread(target=_feed, args=(house, mails, kills * sum(between) / 2 * 0.8), daemon=True)
    house.start()
    wait_until(house.has_store, 300)
    feeding.start()
    threading.Thread(target=answers.work, daemon=True).start()
    for number in range(kills):
        if number % 4:
            house.awake(within=120)
        time.sleep(rnd.uniform(*between))
        house.kill()
        house.start()
        if number % 10 == 9:
            say(f"{number + 1} kills, {len(house.sink.accepted)} mails accepted by the relay")
    feeding.join()
    began = time.monotonic()
    rested = comes_to_rest(house, lambda: answers.idle() and at_rest(house, mails), stuck=stuck)
    say(f"at rest: {rested}, {time.monotonic() - began:.0f} s after the last kill and the last mail")
    if not rested:
        say("\n".join(left_over(house)))
    answers.over = True
    return judge(house, mails, answers.count, rested)


def _feed(house: House, mails: int, seconds: float) -> None:
    for number in range(mails):
        subject, text = SITUATIONS[number % len(SITUATIONS)]
        house.deliver(customer_mail(number, subject, text))
        time.sleep(seconds / mails)


class Owner:
    """Answers yes to every proposal that holds a draft."""

    def __init__(self, house: House) -> None:
        self._house, self._seen, self.count, self.over = house, 0, 0, False

    def work(self) -> None:
        while not self.over:
            there = len(self._house.sink.accepted)
            for proposal in self._house.proposals(self._seen):
                if str(proposal["Subject"]).startswith("Yes?"):
                    self.count += 1
                    self._house.deliver(yes_to(proposal, self.count))
            self._seen = there
            time.sleep(0.1)

    def idle(self) -> bool:
        return self._seen == len(self._house.sink.accepted)


def judge(house: House, mails: int, answered: int, rested: bool) -> Found:
    with house.store() as store, store.reading() as tx:
        sums = tx.journal.sums()
        _, chain = tx.journal.verify_chain()
        held = tx.drafts.count(DraftState.HELD) + tx.drafts.count(DraftState.RELEASED)
    again = Counter({one: n for one, n in house.submitted().items() if n > 1})
    return Found(
        mails=mails,
        answered=answered,
        kills=house.kills,
        rested=rested,
        lost=max(0, mails + answered - (sums.seen - _copies(house))),
        doubled=dict(again),
        unsent=held,
        balanced=sums.balanced,
        chain=chain,
    )


def _copies(house: House) -> int:
    """Messages in the ledger that are our own Sent copies."""
    with house.store() as store, store.reading() as tx:
        return tx.messages.count(Standing.IGNORED, reason="our own sent copy")
