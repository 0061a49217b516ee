"""What stands around the reply box: the switch between reply and note, and what can be done with the reply sent."""

from __future__ import annotations

import json

from nicegui.element import Element

from bot.core.case import Result
from bot.desk.frame import names, parts
from bot.desk.frame.visit import Visit
from bot.desk.inbox.acts.moment import name_of
from bot.service.cases.closing import Choices
from bot.service.cases.snoozing import PRESETS, UNTIL_REPLY


def draw_modes(visit: Visit, choices: Choices | None, *, may_reply: bool) -> None:
    """Reply or note; what is typed stays when one switches, and "@" offers the colleagues (acts.js)."""
    names = json.dumps(choices.colleagues if choices is not None else ())
    with parts.attribute(parts.box("modes"), role="group", aria_label=visit.say("mode"), data_colleagues=names):
        if may_reply:
            _draw_mode(visit, "reply")
        _draw_mode(visit, "note")


def _draw_mode(visit: Visit, mode: str) -> None:
    made = parts.Text(visit.say(f"mode-{mode}"), f"mode mode-{mode}", tag="button")
    parts.attribute(made, type="button", data_mode=mode, title=visit.say(f"mode-{mode}-hint"), aria_pressed="false")


LATER = PRESETS[2:]  # the next hour is no later


class SendMore:
    """The menu beside "send": the last word and the end, or the pause, in one press."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit

    def build(self, results: tuple[Result, ...]) -> None:
        """Draw it, closed."""
        say = self._visit.say
        with parts.attribute(parts.box("send-more", tag="details"), id="send-more"):
            summary = parts.Text("▾", "btn btn-primary", tag="summary")
            parts.attribute(summary, title=say("send-more"), aria_label=say("send-more"))
            with parts.box("send-menu"):
                parts.Text(say("send-and-close"), "send-menu-title")
                for number, result in enumerate(results):
                    hint = "Ctrl+Shift+Enter" if number == 0 else ""
                    self._draw_item(names.result(self._visit, result), f"close:{result.id}", hint)
                self._draw_item(say("send-close-with-tags"), "ask-close", "")
                parts.Text(say("send-and-snooze"), "send-menu-title")
                for choice in (*PRESETS, UNTIL_REPLY):
                    self._draw_item(name_of(self._visit, choice), f"snooze:{choice}", "")
                self._draw_item(say("snooze-other"), "ask-snooze", "")
                parts.Text(say("send-later"), "send-menu-title")
                for choice in LATER:
                    self._draw_item(name_of(self._visit, choice), f"later:{choice}", "")
                self._draw_item(say("snooze-other"), "ask-later", "")

    def _draw_item(self, words: str, then: str, hint: str) -> Element:
        with parts.attribute(parts.box("send-item", tag="button"), type="button", data_then=then) as made:
            parts.Text(words, tag="span")
            parts.Text(hint, "muted small", tag="span")
        return made
