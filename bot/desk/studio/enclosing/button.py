"""The button that puts a picture or a file into the text of an article; enclose.js does it, in the browser."""

from __future__ import annotations

from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.service.articles.enclosing import LIMIT, MEGABYTE

ACCEPTED = (
    "image/png,image/jpeg,image/webp,image/gif,.pdf,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.odt,.ods,.txt,.csv,.zip,.mp4,.mp3"
)


def draw_button(visit: Visit) -> None:
    """In the row of marks."""
    say = visit.say
    button = parts.Text("📎", "btn btn-icon mark-file", tag="button")
    parts.attribute(button, type="button", id="enclose", title=say("mark-file"), aria_label=say("mark-file"))
    parts.attribute(button, data_limit=str(LIMIT), data_large=say("file-heavy", limit=LIMIT // MEGABYTE, name="%"))
    parts.attribute(button, data_loading=say("file-loading", name="%"), data_done=say("file-done", name="%"))
    parts.attribute(button, data_failed=say("file-failed", name="%"))
    pick = parts.box("hidden", tag="input")
    parts.attribute(pick, id="enclose-pick", type="file", multiple=True, accept=ACCEPTED, aria_label=say("mark-file"))


def draw_note() -> None:
    """Where it is said what became of a file."""
    parts.attribute(parts.Text("", "enclose-note"), id="enclose-note", role="status")
