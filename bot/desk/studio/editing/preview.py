"""What customers will read, message by message, in Telegram and in the web chat; preview.js draws it."""

from __future__ import annotations

import json
from dataclasses import asdict

from nicegui import ui
from nicegui.element import Element

from bot.core.policy.telling import ROOM
from bot.desk.frame import parts
from bot.desk.frame.names import whom
from bot.desk.frame.visit import Visit
from bot.desk.studio.article_form import ArticleForm
from bot.desk.studio.editing.bubbles import to_telegram, to_web
from bot.service.chat.previewing import Shown, list_variants, preview

LONG = 10_000  # characters that nobody reads in a chat


class Preview:
    """The panel; ``draw`` is called at every pause in typing."""

    def __init__(self, visit: Visit, language: str, key: str = "") -> None:
        self._visit = visit
        self._key = key
        self._language = language
        self._empty: parts.Text | None = None
        self._title: parts.Text | None = None
        self._whom: ui.select | None = None
        self._form: ArticleForm | None = None
        self._notes: Element | None = None

    def build(self) -> None:
        """Draw the places."""
        say = self._visit.say
        self._empty = parts.Text(say("preview-empty"), "muted")
        self._title = parts.Text("", "preview-title")
        self._whom = ui.select({"": say("preview-everybody")}, value="", label=say("preview-whom"))
        self._whom.props("outlined dense options-dense").classes("wide preview-whom")
        self._whom.on_value_change(lambda: self._draw_form())
        self._whom.set_visibility(False)
        self._notes = parts.box("preview-notes")
        place = parts.attribute(parts.box("preview"), id="preview", data_telegram=say("preview-telegram"))
        parts.attribute(place, data_web=say("preview-web"), data_first=say("preview-first", count="%"))
        parts.attribute(place, data_more=say("preview-more", count="%"))
        parts.attribute(place, data_bot=self._visit.app.words.say(self._language, "chat-bot"))

    def draw(self, form: ArticleForm | None) -> None:
        """Show what the fields say; nothing while the raw text is edited."""
        self._form = form
        self._offer(list_variants(form.body) if form is not None else ())
        self._draw_form()

    def _offer(self, variants: tuple[str, ...]) -> None:
        """As whom one may look; who is gone is everybody again."""
        assert self._whom is not None
        choices = {
            "": self._visit.say("preview-everybody"),
            **{name: whom(self._visit.app, self._visit.language, name) for name in variants},
        }
        if choices != self._whom.options:
            self._whom.set_options(choices, value=self._whom.value if self._whom.value in choices else "")
        self._whom.set_visibility(bool(variants))

    def _draw_form(self) -> None:
        form = self._form
        assert self._empty is not None and self._title is not None
        shown = self._read(form) if form is not None else ()
        self._empty.set_visibility(form is not None and not form.title and not shown)
        self._title.set_text(form.title if form is not None else "")
        self._draw_notes(form, shown)
        told = [
            {
                "telegram": to_telegram(one.text),
                "web": to_web(one.text),
                "buttons": one.buttons,
                "size": len(one.text),
                "files": [asdict(file) for file in one.files],
            }
            for one in shown
        ]
        self._visit.run_script(f"preview.show({json.dumps(told, ensure_ascii=False)})")

    def _read(self, form: ArticleForm) -> tuple[Shown, ...]:
        chosen = str(self._whom.value or "") if self._whom is not None else ""
        own = {"language": self._language, "key": self._key, "variant": chosen}
        return preview(self._visit.app, title=form.title, body=form.body, **own)

    def _draw_notes(self, form: ArticleForm | None, shown: tuple[Shown, ...]) -> None:
        assert self._notes is not None
        notes = []
        size = len(form.body) if form is not None else 0
        first = len(shown[0].text) if shown else 0
        if size > LONG:
            notes.append(self._visit.say("preview-too-long", count=size, limit=LONG))
        if first > ROOM * 1.5:
            notes.append(self._visit.say("preview-first-long", count=first, limit=ROOM))
        self._notes.clear()
        with self._notes:
            for note in notes:
                parts.Text(note, "preview-note")
