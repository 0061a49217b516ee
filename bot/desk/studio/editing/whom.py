"""Whom another text is for, asked in words; the line that says so is written below the text."""

from __future__ import annotations

import json
from typing import Final

from nicegui import ui

from bot.desk.frame import names, parts
from bot.desk.frame.visit import Visit
from bot.markup.variants import read_condition

CHANNEL: Final = "channel"
LONGEST: Final = 120
SELECT: Final = "outlined dense options-dense stack-label"


async def ask_whom(visit: Visit) -> None:
    """Put a line for another text at the end, with the cursor below it."""
    app, say = visit.app, visit.say
    facts = {name: names.fact(app, visit.language, name) for name in app.business.facts}
    channels = {name: visit.say_or(f"channel-{name}", name) for name in app.channels}
    with visit.dialog(say("mark-variant")) as dialog, parts.box("dialog"):
        parts.Text(say("variant-title"), tag="h2")
        parts.Text(say("variant-text"), "hint")
        known = ui.select(facts, value=CHANNEL, label=say("variant-known")).props(SELECT).classes("wide variant-known")
        channel = ui.select(channels, value=next(iter(channels), None), label=say("variant-value"))
        channel.props(SELECT).classes("wide variant-channel")
        typed = ui.input(label=say("variant-value"), placeholder=say("variant-example"))
        typed.props(f"outlined dense stack-label maxlength={LONGEST}").classes("wide variant-value")
        typed.bind_visibility_from(known, "value", lambda name: name != CHANNEL)
        channel.bind_visibility_from(known, "value", lambda name: name == CHANNEL)

        def submit() -> None:
            value = channel.value if known.value == CHANNEL else typed.value
            said = f"{known.value} = {' '.join(str(value or '').split())}"
            if len(read_condition(said)) == 1 and ">" not in said:
                dialog.submit(said)
            else:
                visit.notify(say("variant-wanted"), kind="negative")

        with parts.box("dialog-buttons"):
            parts.button(say("cancel"), dialog.close, kind="quiet")
            parts.button(say("variant-put"), submit, kind="primary", classes="confirm")
    said: str | None = await dialog
    dialog.delete()
    if said is not None:
        visit.run_script(f"desk.putVariant({json.dumps(said)})")
