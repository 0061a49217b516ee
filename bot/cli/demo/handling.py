"""What operators do in the demo: they take what waits, talk it through, and close it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from bot.cli.demo import customers
from bot.cli.demo.customers import Customer, pause
from bot.cli.demo.people import POSTS, Post
from bot.cli.demo.stage import Act, Stage
from bot.cli.demo.texts import Line, Scene
from bot.core.case import Case, State
from bot.core.conversation import Holder
from bot.core.desk.survey import Complaint
from bot.core.people import Person
from bot.service.cases import closing, holding, notes, reply, requests, snoozing, transfer
from bot.service.cases.closing import Ending
from bot.service.cases.customer.surveying import RATE, WRONG
from bot.storage.cases import escalations, results
from bot.storage.chat import conversations
from bot.storage.people import presence

POLL: Final = (40, 500)  # seconds between two looks at the queue
FRESH: Final = timedelta(minutes=25)  # before the end: what comes then mostly waits still
STUCK: Final = 0.11  # of what somebody takes
AGAIN: Final = "again"  # what the scene of a matter that was not settled is about
SEEN: Final = timedelta(minutes=8)  # what waits longer is taken whoever's it is


@dataclass
class Waiting:
    """A matter that nobody has taken."""

    customer: Customer
    scene: Scene
    case: Case
    since: datetime
    kept: bool = False  # it is to be there when the demo is opened


@dataclass
class Desk:
    """The people at their desk. ``ends`` is when the demo does."""

    stage: Stage
    ends: datetime
    waiting: list[Waiting] = field(default_factory=list)
    busy: dict[str, int] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=lambda: {post.login: post for post in POSTS})

    def take_in(self, customer: Customer, scene: Scene) -> None:
        """A matter waits from now on."""
        case = escalations.find_open(self.stage.tx(), customer.number)
        known = case is not None and any(one.case.id == case.id for one in self.waiting)
        if case is None or case.state is not State.WAITING or known:
            return
        late = self.ends - self.stage.now < FRESH and self.stage.random.random() < 0.6
        one = Waiting(customer=customer, scene=scene, case=case, since=self.stage.now, kept=late)
        customer.waits = True
        self.waiting.append(one)
        self.stage.begin(self._wait(one), self.stage.now + pause(self.stage, 120, 900))

    def work(self, post: Post, ends: datetime) -> Act:
        """Somebody looks at the queue until their shift is over."""
        person = self.stage.staff[post.login]
        while self.stage.now < ends:
            most = post.capacity or 2
            if self.waiting and self.busy.get(post.login, 0) < most:
                one = self._choose(person)
                if one is not None:
                    self._take(person, post, one)
            yield pause(self.stage, *POLL) * post.pace

    def _choose(self, person: Person) -> Waiting | None:
        fitting = [one for one in self.waiting if not one.kept and self._is_for(person, one)]
        return min(fitting, key=lambda one: (-one.case.priority, one.since), default=None)

    def _is_for(self, person: Person, one: Waiting) -> bool:
        if person.languages and one.customer.language not in person.languages:
            return False
        own = one.case.team_id is None or one.case.team_id in self._teams(person)
        return own or self.stage.now - one.since > SEEN

    def _teams(self, person: Person) -> frozenset[int]:
        return self.stage.teams.get(person.login, frozenset())

    def _take(self, person: Person, post: Post, one: Waiting) -> None:
        self.waiting.remove(one)
        holding.do_claim(self.stage.tx(), self.stage.app, person, one.case.id)
        self.stage.post()
        self.busy[post.login] = self.busy.get(post.login, 0) + 1
        handled = Handling(desk=self, person=person, post=post, one=one)
        self.stage.begin(handled.play(), self.stage.now + self._delay() * post.pace)

    def _delay(self) -> timedelta:
        """Until somebody begins to write; now and then something else comes between."""
        return pause(self.stage, 600, 3600) if self.stage.random.random() < STUCK else pause(self.stage, 30, 420)

    def _wait(self, one: Waiting) -> Act:
        """Who waits long asks once more, or gives up."""
        yield timedelta()
        chance = self.stage.random.random()
        if one not in self.waiting:
            return
        if chance < 0.08 and not one.kept:
            if customers.press(self.stage, one.customer, "cancel-wait"):
                self.waiting.remove(one)
                one.customer.waits = False
        elif chance < 0.4:
            words = customers.speech_of(self.stage, one.customer).waits
            customers.write(self.stage, one.customer, self.stage.random.choice(words))


@dataclass
class Handling:
    """One case in somebody's hands."""

    desk: Desk
    person: Person
    post: Post
    one: Waiting
    last: int = -1  # which of the ways was said last
    ways: int = 0  # of how many

    @property
    def stage(self) -> Stage:
        return self.desk.stage

    @property
    def customer(self) -> Customer:
        return self.one.customer

    def play(self) -> Act:
        """Talk it through and close it; whatever changed hands meanwhile is left alone."""
        held = self.post.login
        for number, line in enumerate(self.one.scene.talk):
            if not self._is_mine():
                break
            yield from self._say(line, first=number == 0)
        self.desk.busy[held] -= 1
        if self._is_mine():
            yield pause(self.stage, 20, 240)
            yield from self._close()

    def _is_mine(self) -> bool:
        owner = conversations.get(self.stage.tx(), self.customer.number).owner
        return owner.holder is Holder.OPERATOR and owner.person_id == self.person.id

    def _say(self, line: Line, *, first: bool) -> Act:
        text = customers.fill(self.customer, self._draw(line), me=self.person.name.split()[0])
        tx, app, chat = self.stage.tx(), self.stage.app, self.customer.number
        match line.who:
            case "customer":
                customers.write(self.stage, self.customer, text)
                yield pause(self.stage, 30, 170) * self.post.pace
            case "note":
                notes.do_note(tx, self.person, chat, text, client_id=self.stage.key())
                yield from self._pass_on()
                yield pause(self.stage, 10, 40)
            case _:
                reply.do_reply(tx, app, self.person, chat, text, client_id=self.stage.key())
                self.stage.post()
                yield pause(self.stage, 40, 420) * self.post.pace
                if not first and self.stage.random.random() < 0.05:
                    yield from self._put_off()

    def _draw(self, line: Line) -> str:
        """One of the ways; where there are as many as of what was said before, the one that answers it."""
        if len(line.words) != self.ways:
            self.last = self.stage.random.randrange(len(line.words))
        self.ways = len(line.words)
        return line.words[self.last]

    def _pass_on(self) -> Act:
        """Now and then a colleague goes on with it."""
        tx = self.stage.tx()
        here = [
            person
            for person in self.stage.staff.values()
            if person.id != self.person.id and presence.find(tx, person.id).presence.value == "online"
        ]
        if not here or self.stage.random.random() > 0.2:
            return
        to = self.stage.random.choice(here)
        transfer.do_transfer(tx, self.stage.app, self.person, self.customer.number, to=to.id)
        self.stage.post()
        self.person, self.post = to, self.desk.posts[to.login]
        yield pause(self.stage, 60, 240)

    def _put_off(self) -> Act:
        until = self.stage.now + timedelta(minutes=self.stage.random.choice((30, 60, 120)))
        snoozing.do_snooze(self.stage.tx(), self.stage.app, self.person, self.customer.number, until=until)
        yield until - self.stage.now
        if self._is_mine():
            snoozing.do_wake_due(self.stage.tx(), self.stage.app, self.customer.number)
            self.stage.post()
            self._leave()  # who is gone by then has lost it to the queue
            yield pause(self.stage, 30, 300)

    def _leave(self) -> None:
        """What waits anew is somebody else's."""
        scenes = customers.speech_of(self.stage, self.customer).scenes
        self.desk.take_in(self.customer, next(one for one in scenes if one.about == AGAIN))

    def _close(self) -> Act:
        random, scene = self.stage.random, self.one.scene
        tx, app = self.stage.tx(), self.stage.app
        kinds = results.list_results(tx)
        likely = {"solved": 82, "no_answer": 6, "passed_on": 7, "duplicate": 3, "spam": 0}
        result = random.choices(kinds, [likely.get(one.key, 1) for one in kinds])[0]
        if random.random() < 0.04:
            holding.do_return(tx, app, self.person, self.customer.number)
            customers.answer_all(self.stage, self.customer)
        else:
            tags = scene.tags if random.random() < 0.85 else ()
            ending = Ending(result_id=result.id, tags=tags, survey=random.random() < 0.94)
            closing.do_close(tx, app, self.person, self.customer.number, ending)
        self.stage.post()
        yield pause(self.stage, 60, 2400)
        yield from self._look_back()
        self.customer.waits = any(one.customer is self.customer for one in self.desk.waiting)

    def _look_back(self) -> Act:
        random = self.stage.random
        if random.random() < 0.05 and customers.press(self.stage, self.customer, requests.AGAIN):
            self._leave()
            return
        if random.random() > 0.44:
            return
        asked, score = customers.find_button(self.stage, self.customer, RATE), self._draw_score()
        if asked is None or not customers.press(self.stage, self.customer, f"{RATE}:{score}"):
            return
        yield pause(self.stage, 5, 60)
        speech = customers.speech_of(self.stage, self.customer)
        if score <= 3:
            complaint = random.choices(list(Complaint), (5, 4, 2, 1))[0]
            customers.press(self.stage, self.customer, f"{WRONG}:{complaint.value}")
            words = speech.blame[complaint.value]
        else:
            words = speech.praise
        if random.random() < 0.25:
            customers.comment(self.stage, self.customer, asked[0], random.choice(words))

    def _draw_score(self) -> int:
        """Good help is rated well, a long wait is not."""
        case = escalations.get(self.stage.tx(), self.one.case.id)
        waited = (case.claimed_at or self.stage.now) - case.waiting_since
        mood = self.post.care - min(waited / timedelta(hours=2), 0.5) - 0.08 * case.priority
        weights = (max(0.5 - mood, 0.02), max(0.4 - mood * 0.5, 0.03), 0.25, 0.5 + mood * 0.5, 1.2 + 2 * max(mood, 0))
        return self.stage.random.choices((1, 2, 3, 4, 5), weights)[0]


def begin_shifts(desk: Desk, shifts: Iterator[tuple[Post, datetime, datetime]]) -> None:
    """Everybody works their shifts."""
    for post, begins, ends in shifts:
        desk.stage.begin(desk.work(post, ends), begins)
