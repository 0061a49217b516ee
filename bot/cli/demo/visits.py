"""Whole visits of customers: questions with what comes after each, and matters that end with a person."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from bot.cli.demo import customers
from bot.cli.demo.customers import Customer, pause
from bot.cli.demo.stage import Act, Stage
from bot.cli.demo.texts import Gap, Scene
from bot.core.conversation import Holder
from bot.core.insights.asked import Down
from bot.service.chat.pressing import REASON
from bot.storage.chat import conversations

# what is asked most, and how badly an answer does: the share that gets a thumb down
TOPICS: Final = {
    "delivery/cost-city": (12, 0.02),
    "delivery/same-day": (9, 0.02),
    "orders/track-order": (9, 0.04),
    "delivery/time-slots": (7, 0.02),
    "payment/methods": (7, 0.01),
    "delivery/outside-city": (6, 0.05),
    "orders/how-to-order": (6, 0.01),
    "refunds/refund-terms": (6, 0.06),
    "delivery/change-address": (5, 0.03),
    "company/working-hours": (5, 0.0),
    "delivery/pickup": (5, 0.14),
    "quality/freshness-guarantee": (4, 0.04),
    "loyalty/promo-codes": (4, 0.12),
    "delivery/anonymous": (4, 0.01),
    "orders/bouquet-photo": (4, 0.02),
    "payment/failed": (3, 0.1),
    "orders/change-order": (3, 0.04),
    "orders/cancel-order": (3, 0.03),
    "loyalty/points": (3, 0.03),
    "gift-cards/buy": (3, 0.01),
    "gift-cards/use": (2, 0.05),
    "quality/flower-care": (3, 0.0),
    "delivery/recipient-absent": (3, 0.02),
    "orders/substitutions": (2, 0.06),
    "account/login": (2, 0.08),
    "account/app": (2, 0.02),
    "payment/receipt-invoice": (2, 0.03),
    "company/corporate": (2, 0.02),
    "delivery/courier-contact": (3, 0.05),
    "company/privacy": (1, 0.0),
}
Calls = Callable[[Customer, Scene], None]


@dataclass(frozen=True, kw_only=True)
class Visits:
    """``calls`` hears of each matter that waits for a person now."""

    stage: Stage
    calls: Calls

    def come(self, customer: Customer, *, urgent: bool = False) -> Act:
        """Somebody comes; ``urgent``: with a matter for a person."""
        customer.visits = True
        customers.renew(self.stage, customer)
        chance = 1.0 if urgent else self.stage.random.random()
        if chance < 0.62:
            yield from self._ask(customer)
        elif chance < 0.74:
            yield from self._miss(customer)
        else:
            yield from self._open(customer)
        customer.visits, customer.seen_at = False, self.stage.now

    def _ask(self, customer: Customer) -> Act:
        random = self.stage.random
        for number in range(random.choices((1, 2, 3, 4), (50, 30, 14, 6))[0]):
            key = self._draw_topic(customer, number)
            text = self.stage.texts.draw_question(random, key, customer.language)
            customers.write(self.stage, customer, text if number else customers.greet(self.stage, customer, text))
            yield from self._answer(customer, key, text)
            if not self._is_with_bot(customer):
                self._wait(customer, self._find_scene(customer, key.partition("/")[0]))
                return
            yield pause(self.stage, 20, 160)
        if random.random() < 0.3:
            self._thank(customer)
        elif random.random() < 0.07:
            yield from self._call(customer, key)

    def _draw_topic(self, customer: Customer, number: int) -> str:
        keys = [key for key in TOPICS if key in self.stage.texts.library.by_key]
        return self.stage.random.choices(keys, [TOPICS[key][0] for key in keys])[0]

    def _answer(self, customer: Customer, key: str, text: str) -> Act:
        chance = self.stage.random.random()
        if chance < 0.8:
            yield from self._be_sure(customer, key, text)
        elif chance < 0.89:
            found = customers.list_candidates(self.stage, customer, key, sure=self.stage.random.uniform(0.45, 0.8))
            customers.answer(self.stage, customer, customers.question(customer, text, found))
        else:
            yield from self._ask_back(customer, key, text)

    def _be_sure(self, customer: Customer, key: str, text: str) -> Act:
        random = self.stage.random
        found = customers.list_candidates(self.stage, customer, key, sure=random.uniform(0.88, 0.99))
        customers.answer(self.stage, customer, customers.question(customer, text, found))
        yield pause(self.stage, 10, 90)
        chance, bad = random.random(), TOPICS[key][1]
        if chance < bad:
            self._refuse(customer, key)
            yield pause(self.stage, 5, 25)
        elif chance < bad + 0.16:
            customers.press(self.stage, customer, "helped")
        elif chance < bad + 0.24:
            customers.press(self.stage, customer, "more")

    def _refuse(self, customer: Customer, key: str) -> None:
        random = self.stage.random
        if not customers.press(self.stage, customer, "not-helped"):
            return
        if random.random() < 0.7:
            reason = random.choices([one for one in Down if one], (2, 3, 4, 1))[0]
            customers.press(self.stage, customer, f"{REASON}:{reason.value}")
        self._wait(customer, self._find_scene(customer, key.partition("/")[0]))

    def _ask_back(self, customer: Customer, key: str, text: str) -> Act:
        found = tuple(
            customers.to_candidate(self.stage, customer, one.article, share)
            for one, share in zip(
                customers.list_candidates(self.stage, customer, key, sure=0.3), (0.31, 0.27, 0.2), strict=False
            )
        )
        customers.answer(self.stage, customer, customers.question(customer, text, found))
        yield pause(self.stage, 5, 40)
        chance = self.stage.random.random()
        if chance < 0.75:
            customers.press(self.stage, customer, f"pick:{key}")
        elif chance < 0.88:
            customers.press(self.stage, customer, "pick-none")
            yield from self._give_in(customer, self._find_scene(customer, key.partition("/")[0]))

    def _miss(self, customer: Customer) -> Act:
        """Somebody asks what no article says."""
        random, speech = self.stage.random, customers.speech_of(self.stage, customer)
        gap = random.choices(speech.gaps, [one.weight for one in speech.gaps])[0]
        text = random.choice(gap.asks)
        customers.write(self.stage, customer, customers.greet(self.stage, customer, text))
        found = customers.list_candidates(self.stage, customer, "company/corporate", sure=0.05)
        customers.answer(self.stage, customer, customers.question(customer, text, found[:1]))
        yield pause(self.stage, 15, 60)
        yield from self._give_in(customer, self._find_gap(customer, gap))

    def _give_in(self, customer: Customer, scene: Scene) -> Act:
        """After no answer some want a person, most go."""
        if not self._is_with_bot(customer):
            self._wait(customer, scene)
        elif self.stage.random.random() < 0.42:
            yield pause(self.stage, 5, 30)
            customers.press(self.stage, customer, "human")
            self._wait(customer, scene)

    def _call(self, customer: Customer, key: str) -> Act:
        text = self.stage.random.choice(customers.speech_of(self.stage, customer).calls)
        yield pause(self.stage, 10, 50)
        customers.write(self.stage, customer, text)
        customers.answer(self.stage, customer, customers.wish(customer, text))
        self._wait(customer, self._find_scene(customer, key.partition("/")[0]))

    def _open(self, customer: Customer) -> Act:
        """Somebody comes with a matter that the bot can't settle."""
        random, speech = self.stage.random, customers.speech_of(self.stage, customer)
        scenes = [one for one in speech.scenes if one.by]
        scene = random.choices(scenes, [one.weight for one in scenes])[0]
        text = customers.fill(customer, random.choice(scene.opens))
        greeted = text if scene.by == "anger" else customers.greet(self.stage, customer, text)
        customers.write(self.stage, customer, greeted)
        customers.answer(self.stage, customer, customers.matter(self.stage, customer, scene, text))
        self._wait(customer, scene)
        yield timedelta(seconds=1)

    def _thank(self, customer: Customer) -> None:
        text = self.stage.random.choice(customers.speech_of(self.stage, customer).thanks)
        customers.write(self.stage, customer, text)
        customers.answer(self.stage, customer, customers.courtesy(customer, text))

    def _wait(self, customer: Customer, scene: Scene) -> None:
        if not self._is_with_bot(customer):
            self.calls(customer, scene)

    def _is_with_bot(self, customer: Customer) -> bool:
        return conversations.get(self.stage.tx(), customer.number).owner.holder is Holder.BOT

    def _find_scene(self, customer: Customer, topic: str) -> Scene:
        return next(iter(self._list_fitting(customer, topic)))

    def _list_fitting(self, customer: Customer, topic: str) -> Iterator[Scene]:
        scenes = customers.speech_of(self.stage, customer).scenes
        yield from (one for one in scenes if not one.by and one.about == topic)
        yield from (one for one in scenes if not one.by and not one.about)

    def _find_gap(self, customer: Customer, gap: Gap) -> Scene:
        scenes = customers.speech_of(self.stage, customer).scenes
        fitting = [one for one in scenes if one.about in (f"gap:{gap.key}", "gap:")]
        return min(fitting, key=lambda one: one.about == "gap:")
