"""A notice as a lead writes it, in a dialog; what was typed stays when it can't be given."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from nicegui import ui

from bot.core.insights.spikes.notices import AS_IT_IS, MOST_EXAMPLES, Notice, Wanted, Whom
from bot.core.language import LANGUAGES
from bot.core.people import Person
from bot.desk.frame import parts, times
from bot.desk.frame.visit import Visit
from bot.errors import AnswerdeskError
from bot.service.chat.notices import writing
from bot.service.chat.notices.writing import LONGEST_TEXT

ENDS: Final = (15, 30, 60, 120, 240, 720, 1440, 0)  # minutes; 0: when it is stopped
USUAL: Final = 60
KEEP: Final = -1


class NoticeForm:
    """Three texts, who reads it, and until when; ``asked`` are the questions it is about. ``notice``: one that is live,
    to be changed.
    """

    def __init__(
        self, visit: Visit, *, spike_id: int | None = None, asked: Sequence[str] = (), notice: Notice | None = None
    ) -> None:
        self._visit = visit
        self._spike_id = spike_id
        self._notice = notice
        self._asked = notice.examples if notice is not None else tuple(dict.fromkeys(asked))[:MOST_EXAMPLES]
        self._texts: dict[str, ui.textarea] = {}

    async def ask(self) -> bool:
        """Show the dialog; whether the notice is given."""
        say, is_new = self._visit.say, self._notice is None
        title = say("notice-title" if is_new else "notice-change-title")
        with self._visit.dialog(title).props("persistent") as dialog, parts.box("dialog dialog-wide"):
            parts.Text(title, tag="h2")
            parts.Text(say("notice-hint" if is_new else "notice-change-hint"), "hint")
            self._draw_texts()
            self._draw_choices()
            self._problem = parts.Text("", "problem-line hidden")
            parts.attribute(self._problem, role="alert")
            with parts.box("dialog-buttons"):
                parts.button(say("cancel"), dialog.close, kind="quiet")
                give = say("notice-give" if is_new else "save")
                parts.button(give, lambda: dialog.submit("save"), kind="primary", classes="confirm")
        given = False
        while not given and await dialog == "save":
            given = await self._give()
        dialog.delete()
        return given

    def _draw_texts(self) -> None:
        known = self._notice
        drafts = known.texts if known is not None else writing.draft(self._visit.app)
        own = self._visit.language
        for code in sorted(LANGUAGES, key=lambda code: code != own):
            text = ui.textarea(label=self._visit.say(f"language-{code}"), value=drafts.get(code, ""))
            text.props(f"outlined rows=2 autogrow maxlength={LONGEST_TEXT}").classes(f"wide notice-text-{code}")
            self._texts[code] = text
        parts.Text(self._visit.say("notice-one-language"), "hint")

    def _draw_choices(self) -> None:
        say = self._visit.say
        whom = {one.value: say(f"notice-{one.value}") for one in Whom}
        chosen = self._notice.whom if self._notice is not None else Whom.NEAR
        self._whom = ui.select(whom, value=chosen.value, label=say("notice-whom")).classes("wide notice-whom")
        self._whom.props("outlined dense options-dense")
        self._examples = ui.textarea(label=say("notice-examples"), value="\n".join(self._asked))
        self._examples.props("outlined rows=3 autogrow maxlength=1600").classes("wide notice-examples")
        self._examples.bind_visibility_from(self._whom, "value", value=Whom.NEAR.value)
        ends = {minutes: say(f"notice-in-{minutes}") for minutes in ENDS}
        if self._notice is not None:
            ends = {KEEP: say_end(self._visit, self._notice)} | ends
        first = USUAL if self._notice is None else KEEP
        self._ends = ui.select(ends, value=first, label=say("notice-ends")).classes("wide notice-ends")
        self._ends.props("outlined dense options-dense")

    async def _give(self) -> bool:
        wanted = Wanted(
            texts={code: str(text.value or "") for code, text in self._texts.items()},
            whom=Whom(self._whom.value),
            minutes=AS_IT_IS if self._ends.value == KEEP else int(self._ends.value) or None,
            examples=str(self._examples.value or "").splitlines(),
            spike_id=self._spike_id,
        )
        person = await self._visit.me()
        if person is None:
            return False
        try:
            await self._write(person, wanted)
        except AnswerdeskError as error:
            self._problem.set_text(self._visit.app.words.explain(self._visit.language, error))
            self._problem.classes(remove="hidden")
            return False
        return True

    async def _write(self, person: Person, wanted: Wanted) -> None:
        write = self._visit.app.database.write
        if self._notice is None:
            await write(writing.do_write, person, wanted)
        else:
            await write(writing.do_change, person, self._notice.id, wanted)


def say_end(visit: Visit, one: Notice) -> str:
    """Until when a notice is read."""
    if one.ends_at is None:
        return visit.say("notice-until-stopped")
    return visit.say("notice-until", when=times.say_date(one.ends_at, visit.app.business.zone))
