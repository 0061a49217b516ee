"""The head of the page of an article: its name, its state, who else is there, what can be done."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from nicegui import ui
from nicegui.element import Element

from bot.core.people import Right
from bot.desk.frame import parts, times
from bot.desk.frame.visit import Visit
from bot.desk.studio.editing.together import Together
from bot.service.articles.copies import WorkingCopy

Act = Callable[[], Awaitable[None]]


@dataclass(frozen=True, kw_only=True)
class Actions:
    """What the buttons do."""

    publish: Act
    save: Act
    status: Callable[[str], Awaitable[None]]
    discard: Act
    rename: Act
    remove: Act
    send: Act
    alone: Act


@dataclass(frozen=True, kw_only=True)
class State:
    """``status``: of the file, "" without one; ``copy``: what is not live, ``stuck`` when it must be decided first.
    ``time``: since when or until when it is live, and the kind of that. ``second``: a second person must look at what
    is not live, and ``waits``: is asked to.
    """

    title: str
    language: str
    status: str
    readable: bool
    in_file: bool
    copy: WorkingCopy | None
    stuck: bool
    time: tuple[str, str] | None = None
    second: bool = False
    waits: bool = False


class Head:
    """Drawn anew whenever the state changes."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._place: Element | None = None
        self._kept: parts.Text | None = None
        self._acts: Actions | None = None

    def build(self, acts: Actions, together: Together) -> None:
        """Draw the place."""
        self._acts = acts
        self._place = parts.box("page-head article-head")
        together.build()

    def say_kept(self, text: str, *, bad: bool = False) -> None:
        """How it stands with what was typed."""
        if self._kept is not None:
            self._kept.set_text(text)
            self._kept.classes(add="is-bad" if bad else "", remove="" if bad else "is-bad")

    def draw(self, state: State, *, choose: Act) -> None:
        """Show the state."""
        assert self._place is not None
        say = self._visit.say
        self._place.clear()
        with self._place:
            back = parts.link("←", "/desk/articles", "btn btn-icon")
            parts.attribute(back, aria_label=say("nav-articles"))
            parts.Text(f"{state.title} · {say(f'language-{state.language}')}", tag="h1")
            hidden = state.time is not None and state.time[1] in ("warm", "hot")  # published, and yet not for customers
            if state.readable and state.status and not hidden:
                parts.chip(say(f"status-{state.status}"), "good" if state.status == "published" else "")
            if state.time is not None:
                parts.chip(*state.time).classes("article-time")
            if state.copy is not None and state.in_file:
                parts.chip(say("article-changes"), "warm").classes("has-changes")
            self._kept = parts.Text(self._say_state(state), "muted small kept", tag="span")
            parts.attribute(self._kept, role="status")
            if state.stuck:
                self._kept.classes("is-bad")
                parts.button(say("keep-choose"), choose, kind="small", classes="choose-text")
            if self._visit.may(Right.EDIT_ARTICLES):
                with parts.box("head-actions"):
                    self._draw_actions(state)

    def _say_state(self, state: State) -> str:
        if state.stuck:
            return self._visit.say("keep-stuck")
        if state.copy is None:
            return ""
        at = times.say_when(state.copy.changed_at, self._visit.app.clock(), self._visit.app.business.zone)
        return self._visit.say("kept-at", time=at)

    def _draw_actions(self, state: State) -> None:
        say, acts = self._visit.say, self._acts
        assert acts is not None
        live = state.status == "published"
        if not state.readable:
            parts.button(say("save"), acts.save, kind="primary", classes="save")
        elif not live:
            self._draw_first(state, acts)
            parts.button(say("save-draft" if state.status != "archived" else "save"), acts.save, classes="save")
        elif state.second:
            self._draw_first(state, acts)
        elif state.copy is not None:
            parts.button(say("publish-changes"), acts.publish, kind="primary", classes="publish")
        if state.copy is not None:
            key = "discard-changes" if state.in_file else "discard-begun"
            parts.button(say(key), acts.discard, kind="quiet", classes="discard")
        if state.readable and live:
            parts.button(say("unpublish"), lambda: acts.status("draft"), kind="quiet", classes="unpublish")
        if state.readable and state.in_file and state.status != "archived":
            parts.button(say("archive"), lambda: acts.status("archived"), kind="quiet", classes="archive")
        if state.in_file:
            self._draw_menu(acts, alone=state.second and state.readable)

    def _draw_first(self, state: State, acts: Actions) -> None:
        """What makes it live, or has somebody look first."""
        if not state.second:
            parts.button(self._visit.say("publish"), acts.publish, kind="primary", classes="publish")
        elif not state.waits:
            parts.button(self._visit.say("approval-send"), acts.send, kind="primary", classes="send-review")

    def _draw_menu(self, acts: Actions, *, alone: bool) -> None:
        say = self._visit.say
        button = parts.attribute(parts.Text("⋯", "btn btn-icon article-menu", tag="button"), type="button")
        parts.attribute(button, aria_label=say("article-menu"), title=say("article-menu"))
        with button, ui.menu().props("auto-close"), parts.box("menu-list"):
            if alone and self._visit.may(Right.PUBLISH_ALONE):
                parts.button(say("approval-alone"), acts.alone, kind="quiet", classes="menu-entry publish-alone")
            parts.button(say("article-rename"), acts.rename, kind="quiet", classes="menu-entry rename")
            parts.button(say("article-remove"), acts.remove, kind="quiet", classes="menu-entry remove")
