"""What may be done to a message of staff that stands in the transcript: corrected, or taken back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from nicegui import ui

from bot.core.messages import Delivery, Message
from bot.core.people import Person
from bot.desk.frame import names, parts
from bot.desk.frame.visit import Visit
from bot.errors import AnswerdeskError
from bot.service.cases.reply import REPLY_LIMIT
from bot.service.cases.writing import changing

Done = Callable[[], Awaitable[None]]


def draw_acts(visit: Visit, message: Message, *, done: Done) -> None:
    """Two small buttons in the head of the line."""
    parts.button(visit.say("change"), lambda: _ask_change(visit, message, done), kind="link", classes="line-change")
    parts.button(visit.say("delete"), lambda: _ask_delete(visit, message, done), kind="link", classes="line-delete")


def draw_change(visit: Visit, message: Message) -> None:
    """What became of the newest change, unless it arrived."""
    change = message.change
    if change is None or change.state is Delivery.SENT or message.deleted_at is not None:
        return
    kind = "delete" if change.deletes else "change"
    if change.state in changing.ON_ITS_WAY:
        parts.Text(visit.say(f"{kind}-coming"), "muted small")
        return
    withheld = change.state is Delivery.WITHHELD
    why = visit.say("delivery-withheld") if withheld else names.delivery_problem(visit, change.note)
    parts.Text(visit.say(f"{kind}-failed", why=why), "trouble")


async def _ask_change(visit: Visit, message: Message, done: Done) -> None:
    say = visit.say
    with visit.dialog(say("change-title")) as dialog, parts.box("dialog change-dialog"):
        parts.Text(say("change-title"), tag="h2")
        text = ui.textarea(value=message.text).classes("wide change-text")
        text.props(f"outlined autogrow autofocus maxlength={REPLY_LIMIT}")
        parts.attribute(text, aria_label=say("change-title"))
        problem = _draw_problem()

        async def save() -> None:
            if await _attempt(visit, problem, lambda: _change(visit, message.id, str(text.value or ""))):
                dialog.close()

        text.on("keydown.enter.exact.prevent", save, args=[])
        parts.Text(say("change-hint"), "hint")
        with parts.box("dialog-buttons"):
            parts.button(say("cancel"), dialog.close, kind="quiet")
            parts.button(say("change-save"), save, kind="primary", classes="confirm")
    await dialog
    dialog.delete()
    await done()
    visit.run_script("desk.focusReply()")


async def _ask_delete(visit: Visit, message: Message, done: Done) -> None:
    say = visit.say
    with visit.dialog(say("delete-title")) as dialog, parts.box("dialog"):
        parts.Text(say("delete-title"), tag="h2")
        parts.Text(say("delete-text"), "muted")
        parts.Text(message.text, "quote ending-reply")
        problem = _draw_problem()

        async def delete() -> None:
            if await _attempt(visit, problem, lambda: _delete(visit, message.id)):
                dialog.close()

        with parts.box("dialog-buttons"):
            parts.button(say("cancel"), dialog.close, kind="quiet")
            made = parts.button(say("delete-do"), delete, kind="danger", classes="confirm")
            parts.attribute(made, autofocus=True)
    await dialog
    dialog.delete()
    await done()
    visit.run_script("desk.focusReply()")


def _draw_problem() -> parts.Text:
    made = parts.Text("", "problem is-fatal hidden")
    parts.attribute(made, role="alert")
    return made


async def _attempt(visit: Visit, problem: parts.Text, work: Callable[[], Awaitable[None]]) -> bool:
    """Whether it was done; else why not stands in the dialog, with all that was typed."""
    try:
        await work()
    except AnswerdeskError as error:
        problem.set_text(visit.app.words.explain(visit.language, error))
        problem.classes(remove="hidden")
        return False
    return True


async def _change(visit: Visit, message_id: int, text: str) -> None:
    person = await visit.me()
    if person is not None:
        await visit.app.database.write(changing.do_change, visit.app, person, message_id, text)


async def _delete(visit: Visit, message_id: int) -> None:
    person: Person | None = await visit.me()
    if person is not None:
        await visit.app.database.write(changing.do_delete, person, message_id)
