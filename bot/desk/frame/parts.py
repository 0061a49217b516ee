"""Small building blocks. Text put into them is always shown as typed, never read as HTML."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Final

from nicegui import ui
from nicegui.element import Element
from nicegui.elements.mixins.text_element import TextElement

Action = Callable[[], Awaitable[None] | None]
TYPED: Final = "(event) => emit(event.target.value)"  # what an event of a field tells: all that stands in it


class Text(TextElement):
    """An element with a text."""

    def __init__(self, text: str, classes: str = "", *, tag: str = "div") -> None:
        super().__init__(tag=tag, text=text)
        self.classes(classes)


def box(classes: str = "", *, tag: str = "div") -> Element:
    """An element that holds others."""
    return ui.element(tag).classes(classes)


def attribute(element: Element, **values: str | bool | int) -> Element:
    """Set HTML attributes by value, so that nothing in them is parsed; ``_`` in a name stands for ``-``.

    A field's ``value`` is what it begins with: as a property (without the ``^``) Vue would put it back over what
    somebody has typed whenever anything on the page changes.
    """
    for name, value in values.items():
        element.props["^value" if name == "value" else name.rstrip("_").replace("_", "-")] = value
    return element


def button(text: str, act: Action, *, kind: str = "", hint: str = "", classes: str = "") -> Element:
    """A button; ``kind``: primary, quiet, danger or "" for an ordinary one."""
    made = Text(text, f"btn {f'btn-{kind}' if kind else ''} {classes}", tag="button")
    attribute(made, type="button")
    if hint:
        attribute(made, title=hint)
    made.on("click", lambda: act(), args=[])
    return made


def icon_button(icon: str, label: str, act: Action, *, classes: str = "") -> Element:
    """A button with a sign instead of a word; ``label`` is read out and shown as a hint."""
    made = button(icon, act, kind="icon", hint=label, classes=classes)
    return attribute(made, aria_label=label)


def link(text: str, target: str, classes: str = "") -> Element:
    """A link to a page of the desk."""
    return attribute(Text(text, classes, tag="a"), href=target)


def chip(text: str, kind: str = "") -> Element:
    """A small label."""
    return Text(text, f"chip {f'chip-{kind}' if kind else ''}", tag="span")


def bar(share: float) -> Element:
    """A horizontal bar; ``share`` from 0 to 1."""
    outer = box("bar")
    with outer:
        box("bar-fill").style(f"width: {max(0.0, min(1.0, share)) * 100:.0f}%")
    return attribute(outer, role="img", aria_label=f"{share:.0%}")


def clock(since_ms: int, text: str) -> Element:
    """A wait that grows in the browser; ``text`` is what it reads now."""
    return attribute(Text(text, "clock", tag="span"), data_since=since_ms)


def empty(title: str, words: Sequence[str]) -> None:
    """A friendly nothing."""
    with box("empty"):
        Text(title, "empty-title")
        for line in words:
            Text(line, "empty-text")
