"""Around the reply box: what can be put into it. The lists themselves are drawn by picker.js."""

from __future__ import annotations

from bot.core.language import LANGUAGES
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.desk.inbox.acts.box_parts import draw_modes
from bot.service.cases.closing import Choices

TOOLS = (("/", "tool-snippet"), ("??", "tool-article"))


def draw_picker(visit: Visit) -> None:
    """The empty list of what was found, with the few words its script needs."""
    say = visit.say
    picker = parts.attribute(parts.box("picker hidden"), id="picker", role="listbox", aria_label=say("picker"))
    parts.attribute(picker, data_own=say("snippet-own"), data_none=say("picker-none"), data_empty=say("picker-empty"))
    for code in LANGUAGES:
        parts.attribute(picker, **{f"data_{code}": say(f"short-{code}")})


def draw_note_tools(visit: Visit, choices: Choices | None) -> None:
    """The same for a box that takes notes only."""
    with parts.box("composer-tools"):
        draw_modes(visit, choices, may_reply=False)
        parts.Text(visit.say("mode-note-hint"), "hint")


def draw_tools(visit: Visit, choices: Choices | None) -> None:
    """A line below the text: reply or note, and small buttons, each with the signs that do the same."""
    with parts.box("composer-tools"):
        draw_modes(visit, choices, may_reply=True)
        for signs, name in TOOLS:
            tool = parts.Text("", "tool", tag="button")
            parts.attribute(tool, type="button", data_begin=signs, title=visit.say(f"{name}-hint"))
            with tool:
                parts.Text(signs, "tool-signs", tag="kbd")
                parts.Text(visit.say(name), tag="span")
        parts.Text(visit.say("send-hint"), "hint")
