"""The settings of time: targets by policy, the first that takes a case wins, and what becomes of silent customers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.core.business import MODES
from bot.core.case import Reason
from bot.core.clocks.targets import AIMS, COUNTED, PRIORITIES
from bot.core.language import LANGUAGES
from bot.desk.admin.fields import Card, Fields, text_of
from bot.desk.admin.row_cards import Rows
from bot.desk.frame import parts

CONDITIONS = ("reasons", "languages", "channels", "teams")
NEW: Mapping[str, Any] = {
    "name": "",
    "priority": "",
    **{key: [] for key in CONDITIONS},
    **{aim.value: "" for aim in AIMS},
    "counted": COUNTED[0],
}

CHANNELS = ("telegram", "telegram-business", "web")


class TargetsCard(Card):
    """A row a policy, in the order in which they are tried."""

    def __init__(self, fields: Fields, values: Mapping[str, Any]) -> None:
        super().__init__(fields)
        with self.open("targets"):
            fields.hint("targets-text")
            self._rows = Rows(fields, "setting-rows", ordered=True)
            for policy in values["targets"]:
                self._add(policy)
            if fields.may_change:
                parts.button(fields.word("target-add"), lambda: self._add(NEW, first=True), classes="target-add")
            self._warning = fields.line("target_warning", fields.word("target_warning"), str(values["target_warning"]))
            fields.hint("target_warning-text")

    def values(self) -> dict[str, Any]:
        """As typed."""
        typed = text_of(self._warning)
        return {"targets": self._rows.read(), "target_warning": int(typed) if typed.isdecimal() else typed}

    def place_of(self, place: str) -> str:
        """Where the field of a problem stands on the page: "targets.2.resolution" is in the second row."""
        first, _, rest = place.partition(".")
        position, _, field = rest.partition(".")
        if first != "targets" or not position.isdigit():
            return place
        return f"targets.#{self._rows.number_at(int(position))}.{'name' if field in ('', 'order') else field}"

    def _add(self, policy: Mapping[str, Any], *, first: bool = False) -> None:
        """A new one comes first: the last one is for all the rest."""
        self._rows.add(
            "target-row", lambda number: _PolicyRow(self.fields, f"targets.#{number}", policy).read, first=first
        )


class _PolicyRow:
    """The fields of one policy."""

    def __init__(self, fields: Fields, place: str, policy: Mapping[str, Any]) -> None:
        self._fields, self._place, self._policy = fields, place, policy
        with parts.box("setting-row"):
            self._name = self._line("name")
            self._times = {aim.value: self._line(aim.value) for aim in AIMS}
        with parts.box("setting-row"):
            any_priority = {"": fields.word("any-priority")}
            priorities = any_priority | {name: fields.word(f"priority-{name}") for name in PRIORITIES}
            self._priority = self._choice("priority", priorities, policy["priority"])
            self._lists = {name: self._choice(name, self._options(name), list(policy[name])) for name in CONDITIONS}
            self._lists["teams"].set_visibility(bool(fields.teams or policy["teams"]))
            counted = {name: fields.word(f"counted-{name}") for name in COUNTED}
            self._counted = self._choice("counted", counted, policy["counted"])

    def read(self) -> dict[str, Any]:
        """As typed."""
        return {
            "name": text_of(self._name),
            "priority": str(self._priority.value or ""),
            **{name: list(field.value or ()) for name, field in self._lists.items()},
            **{name: text_of(field) for name, field in self._times.items()},
            "counted": str(self._counted.value),
        }

    def _options(self, name: str) -> dict[str, str]:
        known = {
            "reasons": {reason.value: self._fields.desk_word(f"reason-{reason.value}") for reason in Reason},
            "languages": {code: self._fields.name_of(code) for code in LANGUAGES},
            "channels": {
                code: self._fields.desk_word(f"channel-{code}") for code in ("telegram", "telegram-business", "web")
            },
            "teams": self._fields.teams,
        }[name]
        return known | {given: given for given in self._policy[name] if given not in known}

    def _line(self, name: str) -> Any:
        return self._fields.line(f"{self._place}.{name}", self._fields.word(f"target-{name}"), self._policy[name])

    def _choice(self, name: str, options: Mapping[str, str], value: Any) -> Any:
        return self._fields.choice(f"{self._place}.{name}", self._fields.word(f"target-{name}"), options, value)


class SilenceCard(Card):
    """A reminder for customers who do not answer, and the end."""

    def __init__(self, fields: Fields, values: Mapping[str, Any]) -> None:
        super().__init__(fields)
        silence = values["silence"]
        with self.open("silence"):
            fields.hint("silence-text")
            with parts.box("setting-row"):
                self._nudge = fields.line("silence.nudge_after", fields.word("nudge_after"), silence["nudge_after"])
                self._close = fields.line("silence.close_after", fields.word("close_after"), silence["close_after"])

    def values(self) -> dict[str, Any]:
        """As typed; both empty: nothing happens by itself."""
        found = {"nudge_after": text_of(self._nudge), "close_after": text_of(self._close)}
        return {"silence": found}


class AlertsCard(Card):
    """When staff who are not looking are told that somebody waits."""

    def __init__(self, fields: Fields, values: Mapping[str, Any]) -> None:
        super().__init__(fields)
        alerts = values["alerts"]
        with self.open("alerts"):
            fields.hint("alerts-text")
            with parts.box("setting-row"):
                self._staff = fields.line("alerts.staff_after", fields.word("staff_after"), alerts["staff_after"])
                self._lead = fields.line("alerts.lead_after", fields.word("lead_after"), alerts["lead_after"])

    def values(self) -> dict[str, Any]:
        """As typed; empty: nobody is told."""
        return {"alerts": {"staff_after": text_of(self._staff), "lead_after": text_of(self._lead)}}


class AssignmentCard(Card):
    """Whether chats are taken, or given out."""

    def __init__(self, fields: Fields, values: Mapping[str, Any]) -> None:
        super().__init__(fields)
        given = values["assignment"]
        with self.open("assignment"):
            fields.hint("assignment-text")
            with parts.box("setting-row"):
                modes = {mode: fields.word(f"assignment-{mode}") for mode in MODES}
                self._mode = fields.choice("assignment.mode", fields.word("assignment-mode"), modes, given["mode"])
                self._most = fields.line("assignment.most", fields.word("assignment-most"), str(given["most"]))
                back = fields.word("assignment-back_after")
                self._back = fields.line("assignment.back_after", back, given["back_after"])
                alone = fields.word("assignment-everyone_after")
                self._alone = fields.line("assignment.everyone_after", alone, given["everyone_after"])

    def values(self) -> dict[str, Any]:
        """As typed."""
        most = text_of(self._most)
        found = {"mode": str(self._mode.value), "most": int(most) if most.isdecimal() else most}
        times = {"back_after": text_of(self._back), "everyone_after": text_of(self._alone)}
        return {"assignment": {**found, **times}}
