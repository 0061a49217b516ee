"""Correcting what is known of a customer. What is refused stays in the form, with the sentence that says why."""

from __future__ import annotations

from typing import Any

from nicegui import ui

from bot.core.conversation import Conversation
from bot.core.desk.customer import Customer
from bot.core.language import LANGUAGES
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.errors import AnswerdeskError
from bot.service.cases.customer import editing
from bot.service.cases.customer.editing import FIELD_LENGTH, NAME_LENGTH, NOTE_LENGTH

LINES = (("name", NAME_LENGTH), ("phone", FIELD_LENGTH), ("email", FIELD_LENGTH), ("zone", FIELD_LENGTH))


class CustomerDialog:
    """Only what one has changed is written, so that a colleague who corrects something else at once loses nothing."""

    def __init__(self, visit: Visit, conversation: Conversation, customer: Customer) -> None:
        self._visit = visit
        self._conversation = conversation
        self._known = {
            "name": customer.name or conversation.customer_name,
            "phone": customer.phone,
            "email": customer.email,
            "zone": customer.zone,
            "note": customer.note,
            "language": conversation.language,
        }
        self._fields: dict[str, Any] = {}

    async def ask(self) -> bool:
        """Whether something was written."""
        say = self._visit.say
        with self._visit.dialog(say("customer-edit")) as dialog, parts.box("dialog customer-dialog"):
            parts.Text(say("customer-edit"), tag="h2")
            self._draw_fields()
            self._problem = parts.Text("", "trouble hidden customer-problem")
            parts.attribute(self._problem, role="alert")
            with parts.box("dialog-buttons"):
                parts.button(say("cancel"), dialog.close, kind="quiet")
                parts.button(say("save"), lambda: dialog.submit("save"), kind="primary", classes="confirm")
        written = False
        while await dialog == "save":
            written = await self._save()
            if written:
                break
        dialog.delete()
        return written

    def _draw_fields(self) -> None:
        say = self._visit.say
        for name, most in LINES:
            field = ui.input(label=say(f"customer-{name}"), value=self._known[name])
            field.props(f"outlined dense maxlength={most} autocomplete=off").classes(f"wide customer-{name}")
            self._fields[name] = field
        languages = {code: say(f"language-{code}") for code in LANGUAGES}
        choice = ui.select(languages, value=self._known["language"], label=say("customer-language"))
        choice.props("outlined dense options-dense").classes("wide customer-language")
        note = ui.textarea(label=say("customer-note"), value=self._known["note"]).classes("wide customer-note-field")
        note.props(f"outlined dense autogrow maxlength={NOTE_LENGTH}")
        self._fields |= {"language": choice, "note": note}

    async def _save(self) -> bool:
        typed = {name: str(field.value or "").strip() for name, field in self._fields.items()}
        changed = {name: value for name, value in typed.items() if value != self._known[name]}
        if not changed:
            return True
        person = await self._visit.me()
        if person is None:
            return False
        write, do = self._visit.app.database.write, editing.do_change_customer
        try:
            await write(do, person, self._conversation.id, **changed)
        except AnswerdeskError as error:
            self._problem.set_text(self._visit.app.words.explain(self._visit.language, error))
            self._problem.classes(remove="hidden")
            return False
        return True


async def ask_customer(visit: Visit, conversation: Conversation, customer: Customer) -> bool:
    """Let the person correct the card; whether something may have changed."""
    return await CustomerDialog(visit, conversation, customer).ask()
