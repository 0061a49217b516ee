"""On the page of an article: sending it to a second person, and what that person does."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from nicegui import ui

from bot.core.articles.approval import Approval
from bot.core.people import Person, Right
from bot.desk.frame import parts
from bot.desk.publishing.dialog import pass_gate
from bot.desk.publishing.report_view import draw_report, say_sum
from bot.desk.studio.approving.card import Answers, ApprovalCard
from bot.desk.studio.approving.dialogs import Sending, ask_alone, ask_comment, ask_send
from bot.desk.studio.editing.begun import Begun
from bot.desk.studio.editing.going_live import GoingLive
from bot.desk.studio.editing.work import Work
from bot.errors import EngineBusy
from bot.service.articles import publishing
from bot.service.articles.approving import asking, deciding, standing
from bot.service.articles.approving.standing import Standing
from bot.service.articles.drafts import Draft
from bot.service.articles.gate import checking

LOOK_SECONDS = 5.0
Does = Callable[[], Awaitable[None]]


class Approving:
    """What the head and the card above the article do about a second person."""

    def __init__(self, work: Work, live: GoingLive, *, begun: Begun | None) -> None:
        self._work = work
        self._visit = work.visit
        self._live = live
        self._begun = begun
        self._standing: Standing | None = None
        answers = Answers(
            publish=partial(self._once, self._publish),
            send_back=self._send_back,
            check=self._check,
            withdraw=self._withdraw,
        )
        self._card = ApprovalCard(self._visit, answers)

    def build(self) -> None:
        """Draw the place of the card."""
        self._card.build()

    async def start(self) -> None:
        """Show how it stands, now and whenever that changes."""
        await self.look()
        if self._work.draft.digest and self._visit.may(Right.EDIT_ARTICLES):
            ui.timer(LOOK_SECONDS, self._look_again, immediate=False)

    async def look(self) -> None:
        """How it stands now."""
        draft = self._work.draft
        if not draft.digest or not self._visit.may(Right.EDIT_ARTICLES):
            return
        read = partial(standing.read_standing, self._visit.app, key=draft.key, language=draft.language)
        found = await self._visit.attempt(read)
        if found != self._standing:
            self._standing = found
            self._card.draw(found)
        self._work.waits = found is not None and found.waits
        self._work.draw_head()

    async def _look_again(self) -> None:
        own = {"key": self._work.draft.key, "language": self._work.draft.language}
        read, known = self._visit.app.database.read, self._standing
        if known is None and not self._visit.app.business.second_person:
            return
        found = await self._visit.look(lambda: read(standing.find_step, self._visit.person, **own))
        if found != (known.approval if known is not None else None) and not self._work.busy:
            await self.look()

    async def send(self) -> None:
        """Have somebody look at what stands on the page."""
        await self._once(self._send)

    async def publish_alone(self) -> None:
        """An admin can't wait."""
        await self._once(self._publish_alone)

    async def _once(self, act: Does) -> None:
        if self._work.busy:
            return
        self._work.busy = True
        try:
            await act()
        finally:
            self._work.busy = False

    async def _send(self) -> None:
        if not await self._is_ready():
            return
        reviewers = await self._visit.read(asking.list_reviewers)
        last = self._standing.approval.decided_by if self._standing is not None else None
        sending = await ask_send(self._visit, reviewers, asked=last) if reviewers is not None else None
        if sending is None:
            return
        draft, is_new = self._work.draft, not self._work.draft.digest
        if is_new:
            made = await self._visit.attempt(self._make_file)
            if made is None:
                return
            draft = made
        sent = await self._visit.attempt(partial(self._send_it, draft, sending))
        if sent is not None:
            self._visit.notify(self._visit.say("approval-sent"), kind="positive")
            self._work.together.say_changed()
        if is_new:
            await self._live.written(draft)
        elif sent is not None:
            await self.look()

    async def _send_it(self, draft: Draft, sending: Sending, person: Person) -> Approval:
        own = {"key": draft.key, "language": draft.language}
        return await asking.send(self._visit.app, person, **own, asked_id=sending.asked_id, note=sending.note)

    async def _make_file(self, person: Person) -> Draft:
        """What has no name yet becomes a draft of its own."""
        keeper = self._work.keeper
        of = (keeper.key, keeper.language)
        draft = self._live.compose("draft")
        return await publishing.publish(self._visit.app, person, draft, of=of, number=keeper.number)

    async def _is_ready(self) -> bool:
        """Whether what stands on the page is kept and could go live."""
        if not await self._work.keeper.keep() or self._live.show_problems(self._live.compose("published")):
            return False
        return await self._visit.me() is not None

    async def _publish(self) -> None:
        app, found = self._visit.app, self._standing
        if found is None or not await self._work.keeper.keep():
            return
        number = found.approval.id
        ready = await self._visit.attempt(lambda person: deciding.access_decision(app, person, number))
        if ready is None:
            await self.look()
            return
        _, written = ready
        passed = await pass_gate(self._visit, self._visit.person, {written.path: written.draft.text})
        if passed is None:
            return
        report, why = passed.report, passed.why
        saved = await self._visit.attempt(lambda person: deciding.publish(app, person, number, report, why=why))
        if saved is None:
            await self.look()
        else:
            await self._live.published(saved, passed)

    async def _publish_alone(self) -> None:
        if not await self._is_ready():
            return
        why = await ask_alone(self._visit)
        if why is None:
            return
        app, keeper, draft = self._visit.app, self._work.keeper, self._live.compose("published")
        passed = await pass_gate(self._visit, self._visit.person, {checking.path_of(draft): draft.text}, why=why)
        if passed is None:
            return
        of, number, report, why = (keeper.key, keeper.language), keeper.number, passed.report, passed.why
        saved = await self._visit.attempt(
            lambda person: deciding.publish_alone(app, person, draft, report, why=why, of=of, number=number)
        )
        if saved is not None:
            await self._live.published(saved, passed)

    async def _send_back(self) -> None:
        comment = await ask_comment(self._visit)
        found = self._standing
        if comment is None or found is None:
            return

        async def send_back(person: Person) -> bool:
            await self._visit.app.database.write(deciding.do_send_back, person, found.approval.id, comment)
            return True

        if await self._visit.attempt(send_back):
            self._visit.notify(self._visit.say("approval-sent-back"), kind="positive")
            self._work.together.say_changed()
        await self.look()

    async def _withdraw(self) -> None:
        own = {"key": self._work.draft.key, "language": self._work.draft.language}
        write = self._visit.app.database.write
        await self._visit.attempt(lambda person: write(asking.do_withdraw, person, **own))
        self._work.together.say_changed()
        await self.look()

    async def _check(self) -> None:
        """What would become of questions, before anybody decides."""
        found, say = self._standing, self._visit.say
        if found is None:
            return
        place, changes = self._card.report, {found.written.path: found.written.draft.text}
        place.clear()
        with place:
            parts.Text(say("gate-begins"), "muted")
        try:
            report = await checking.check(self._visit.app, self._visit.person, changes)
        except EngineBusy as error:
            self._visit.show_error(error)
            place.clear()
            return
        if place.is_deleted:
            return
        place.clear()
        with place:
            parts.Text(say_sum(self._visit, report), "gate-sum")
            draw_report(self._visit, report)
