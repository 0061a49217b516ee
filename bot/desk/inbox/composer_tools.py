"""Around the reply box: what can be put into it. The lists themselves are drawn by picker.js."""

from __future__ import annotations

from bot.core.language import LANGUAGES
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.desk.inbox.acts.box_parts import draw_modes
from bot.service.cases.closing import Choices
from bot.service.outbox.enclosing import MOST as MOST_FILES

TOOLS = (("/", "tool-snippet"), ("??", "tool-article"))


def draw_picker(visit: Visit) -> None:
    """The empty list of what was found, with the few words its script needs."""
    say = visit.say
    picker = parts.attribute(parts.box("picker hidden"), id="picker", role="listbox", aria_label=say("picker"))
    parts.attribute(picker, data_own=say("snippet-own"), data_none=say("picker-none"), data_empty=say("picker-empty"))
    for code in LANGUAGES:
        parts.attribute(picker, **{f"data_{code}": say(f"short-{code}")})


def draw_attached(visit: Visit) -> None:
    """The empty row of files that will go with the reply, with the limits and words its script needs."""
    say, limit = visit.say, visit.app.settings.upload_limit_mb
    attached = parts.attribute(parts.box("attached hidden"), id="attached", role="list", aria_label=say("attached"))
    parts.attribute(attached, data_limit=limit, data_most=MOST_FILES, data_again=say("attached-again"))
    parts.attribute(attached, data_remove=say("attached-remove"), data_failed=say("attached-failed"))
    parts.attribute(attached, data_large=say("attached-large", name="%", limit=limit))
    parts.attribute(attached, data_many=say("attached-many", count=MOST_FILES), data_drop=say("attached-drop"))


def draw_came(visit: Visit) -> None:
    """The empty line above the text that says what came while one wrote; seen.js fills it."""
    came = parts.attribute(parts.box("came hidden", tag="button"), id="came", type="button", aria_live="polite")
    parts.attribute(came, data_while=visit.say("came-while"), data_stopped=visit.say("came-stopped"))
    parts.attribute(came, data_file=visit.say("came-file"), title=visit.say("came-show"))


def draw_answers(visit: Visit) -> None:
    """The empty line that shows which message the reply will answer; answers.js fills it."""
    with parts.attribute(parts.box("answers hidden"), id="answers"):
        parts.Text("", "answers-words", tag="span")
        end = parts.Text("✕", "answers-end", tag="button")
        parts.attribute(end, type="button", aria_label=visit.say("answer-none"), title=visit.say("answer-none"))


def draw_suggestion(visit: Visit) -> None:
    """The empty place of a suggested reply; suggest.js fills it while the box is empty."""
    say = visit.say
    place = parts.attribute(parts.box("suggestion hidden"), id="suggestion", role="note", aria_label=say("suggestion"))
    parts.attribute(place, data_reply=say("suggestion-reply", number="%"), data_article=say("suggestion-article"))
    parts.attribute(place, data_take=say("suggestion-take"), data_no=say("suggestion-no"))


def draw_note_tools(visit: Visit, choices: Choices | None) -> None:
    """The same for a box that takes notes only."""
    with parts.box("composer-tools"):
        draw_modes(visit, choices, may_reply=False)
        parts.Text(visit.say("mode-note-hint"), "hint")


def draw_tools(visit: Visit, choices: Choices | None) -> None:
    """A line below the text: reply or note, and small buttons, each with the signs that do the same."""
    with parts.box("composer-tools"):
        draw_modes(visit, choices, may_reply=True)
        pick = parts.Text("", "tool tool-file", tag="label")
        limit = visit.app.settings.upload_limit_mb
        parts.attribute(pick, title=visit.say("tool-file-hint", count=MOST_FILES, limit=limit), for_="pick-files")
        with pick:
            parts.Text("+", "tool-signs", tag="kbd")
            parts.Text(visit.say("tool-file"), tag="span")
            chosen = parts.attribute(parts.box("pick-files", tag="input"), id="pick-files", type="file", multiple=True)
            parts.attribute(chosen, aria_label=visit.say("tool-file"))
        for signs, name in TOOLS:
            tool = parts.Text("", "tool", tag="button")
            parts.attribute(tool, type="button", data_begin=signs, title=visit.say(f"{name}-hint"))
            with tool:
                parts.Text(signs, "tool-signs", tag="kbd")
                parts.Text(visit.say(name), tag="span")
        parts.Text(visit.say("send-hint"), "hint")
