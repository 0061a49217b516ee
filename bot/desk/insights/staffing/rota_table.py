"""People by weekday and two hours, each a box one types into."""

from __future__ import annotations

from functools import partial
from typing import Final

from nicegui.element import Element

from bot.core.insights.staffing.plan import MOST_PEOPLE, read_number
from bot.core.insights.staffing.week import (
    BLOCKS,
    BLOCKS_A_DAY,
    Open,
    Rota,
    is_block_open,
    name_block,
)
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit

HOURS: Final = 24 // BLOCKS_A_DAY


class RotaTable:
    """Only hours that are open on some day have a row; what is closed has no box."""

    def __init__(self, visit: Visit, opened: Open) -> None:
        self._visit = visit
        self._opened = opened
        self._typed: dict[int, str] = {}
        self._cells: dict[int, Element] = {}

    def build(self, rota: Rota) -> None:
        """Draw it."""
        scroll = parts.box("staffing-scroll")
        self._body = parts.attribute(scroll, tabindex="0", role="region", aria_label=self._visit.say("staffing-rota"))
        self._wrong = parts.Text("", "staffing-wrong")
        parts.attribute(self._wrong, role="alert")
        self.show(rota)

    def show(self, rota: Rota) -> None:
        """With these people."""
        self._typed = {block: str(rota[block]) for block in range(BLOCKS) if is_block_open(self._opened, block)}
        self._cells = {}
        self._wrong.set_text("")
        self._body.clear()
        with self._body, parts.box("staffing-rota", tag="table"):
            with parts.box(tag="thead"), parts.box(tag="tr"):
                parts.Text("", tag="td")
                for day in range(7):
                    words = self._visit.say("staffing-day-short", day=day)
                    parts.attribute(parts.Text(words, tag="th"), scope="col")
            with parts.box(tag="tbody"):
                for row in range(BLOCKS_A_DAY):
                    self._draw_row(row)

    def _draw_row(self, row: int) -> None:
        blocks = range(row, BLOCKS, BLOCKS_A_DAY)
        if not any(block in self._typed for block in blocks):
            return
        with parts.box(tag="tr"):
            parts.attribute(parts.Text(f"{row * HOURS:02}–{(row + 1) * HOURS:02}", tag="th"), scope="row")
            for block in blocks:
                with parts.box(tag="td"):
                    if block in self._typed:
                        self._draw_cell(block)

    def _draw_cell(self, block: int) -> None:
        day, begins, ends = name_block(self._opened, block)
        name = self._visit.say("staffing-day", day=day)
        label = self._visit.say("staffing-rota-cell", **{"day": name, "from": begins, "to": ends})
        cell = parts.attribute(parts.box("staffing-cell", tag="input"), inputmode="numeric", aria_label=label)
        parts.attribute(cell, value=self._typed[block], autocomplete="off", data_block=block)
        cell.on("input", partial(self._keep, block), js_handler=parts.TYPED)
        self._cells[block] = cell

    def _keep(self, block: int, event: object) -> None:
        self._typed[block] = str(getattr(event, "args", ""))

    def read(self) -> Rota | None:
        """Who is there; None after what is no number was marked."""
        numbers = {block: read_number(text, 0, MOST_PEOPLE) for block, text in self._typed.items()}
        for block, number in numbers.items():
            cell = self._cells[block]
            cell.classes(add="is-wrong" if number is None else "", remove="" if number is None else "is-wrong")
            parts.attribute(cell, aria_invalid="true" if number is None else "false")
            cell.update()
        wrong = None in numbers.values()
        self._wrong.set_text(self._visit.say("staffing-rota-wrong", low=0, high=MOST_PEOPLE) if wrong else "")
        return None if wrong else tuple(numbers.get(block) or 0 for block in range(BLOCKS))
