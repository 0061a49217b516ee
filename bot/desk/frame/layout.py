"""The frame of every page: where one is, how the product is, who one is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from nicegui import ui

from bot.core.people import Right
from bot.desk.frame import due, parts
from bot.desk.frame.health_strip import HealthStrip
from bot.desk.frame.presence_box import PresenceBox
from bot.desk.frame.secret import form_token
from bot.desk.frame.sound import DING
from bot.desk.frame.static import SCRIPTS, STYLES
from bot.desk.frame.visit import Visit

HEAD = "".join(
    (
        *(f'<link rel="stylesheet" href="/desk/static/{name}?v={{version}}">' for name in STYLES),
        *(f'<script defer src="/desk/static/{name}?v={{version}}"></script>' for name in SCRIPTS),
    )
)
BELL = (
    '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 16V11a6 6 0 0 1 12 0v5l2 2H4z"/><path d="M10 21h4"/></svg>'
)
NOTICE_STATES = ("ask", "on", "off", "blocked", "impossible")
KEYS = (
    ("j / k", "key-move"),
    ("Enter", "key-open"),
    ("c", "key-claim"),
    ("r", "key-reply"),
    ("/", "key-search"),
    ("n", "key-note"),
    ("t", "key-transfer"),
    ("z", "key-snooze"),
    ("e", "key-close"),
    ("m", "key-remind"),
    ("Esc", "key-back"),
    ("Ctrl+K", "key-palette"),
    ("?", "key-help"),
)
REPLY_KEYS = (
    ("Enter", "key-send"),
    ("Shift+Enter", "key-line"),
    ("↑", "key-change"),
    ("Ctrl+Z", "key-undo"),
    ("Tab", "key-suggestion"),
    ("Ctrl+Shift+Enter", "key-send-close"),
    ("/", "key-snippet"),
    ("??", "key-article"),
    ("Ctrl+/", "key-snippet-place"),
    ("Ctrl+Shift+/", "key-article-place"),
)


@contextmanager
def frame(visit: Visit, *, page: str, wide: bool = False) -> Iterator[None]:
    """The bar above, and room for the page; ``page`` names the entry of the menu that is marked, "" none."""
    ui.add_head_html(HEAD.format(version=visit.desk.version))
    ui.page_title(f"{visit.say(f'nav-{page}')} · Answerdesk" if page else "Answerdesk")
    with parts.box("desk"):
        _draw_bar(visit, page)
        with parts.box(f"page page-{page} {'is-wide' if wide else ''}"):
            yield
    _draw_help(visit)
    _draw_palette(visit)
    due.draw_words(visit)
    ding = parts.attribute(parts.box(tag="audio"), id="ding", src=DING, preload="auto")
    ding.classes("hidden")


def _draw_bar(visit: Visit, page: str) -> None:
    with parts.box("bar-top", tag="header"):
        parts.link("Answerdesk", "/desk", "brand")
        _draw_menu(visit, page)
        HealthStrip(visit).build()
        with parts.box("bar-end"):
            PresenceBox(visit).build()
            _draw_mute(visit)
            help_ = parts.Text("?", "btn btn-icon help-open", tag="button")
            parts.attribute(help_, id="help-open", type="button", title=visit.say("help"), aria_label=visit.say("help"))
            parts.link(visit.person.name, "/desk/profile", f"me {'is-here' if page == 'profile' else ''}")
            draw_logout(visit)


def _draw_menu(visit: Visit, page: str) -> None:
    """The pages side by side; on a phone behind a button that says where one is."""
    here = visit.say(f"nav-{page}") if page else visit.say("menu")
    button = parts.Text(f"☰ {here}", "btn btn-quiet menu-open", tag="button")
    parts.attribute(button, id="menu-open", type="button", aria_expanded="false", aria_controls="menu")
    with parts.attribute(parts.box("menu", tag="nav"), id="menu", aria_label=visit.say("menu")):
        for name, target in [*_entries(visit), ("profile", "/desk/profile")]:
            classes = f"nav-{name} {'is-here' if name == page else ''}"
            entry = parts.link(visit.say(f"nav-{name}"), target, classes)
            if name == page:
                parts.attribute(entry, aria_current="page")


def _entries(visit: Visit) -> list[tuple[str, str]]:
    entries = [("queue", "/desk")]
    if visit.may(Right.WATCH_DESK):
        entries.append(("board", "/desk/board"))
    if visit.may(Right.SEE_ARTICLES):
        entries.append(("articles", "/desk/articles"))
    if visit.may(Right.SEE_INSIGHTS):
        entries.append(("gaps", "/desk/gaps"))
    if visit.may(Right.ANSWER_CHATS):
        entries.append(("snippets", "/desk/snippets"))
    if visit.may(Right.KEEP_RESULTS):
        entries.append(("results", "/desk/results"))
    if visit.may(Right.KEEP_TEAMS):
        entries.append(("teams", "/desk/teams"))
    if visit.may(Right.MANAGE_PEOPLE):
        entries.append(("people", "/desk/people"))
    if visit.may(Right.SEE_SETTINGS):
        entries.append(("settings", "/desk/settings"))
    return entries


def _draw_mute(visit: Visit) -> None:
    """Sound, and notices of the browser: asked for by a press, never by surprise."""
    mute = parts.Text("♪", "btn btn-icon", tag="button")
    words = visit.say("sound")
    parts.attribute(mute, id="mute", type="button", title=words, aria_label=words, aria_pressed="true")
    parts.attribute(mute, data_words=words, data_held=visit.say("sound-held"))
    notices = parts.attribute(parts.box("btn btn-icon notices", tag="button"), id="notices", type="button")
    for state in NOTICE_STATES:
        parts.attribute(notices, **{f"data_{state}": visit.say(f"notices-{state}")})
    parts.attribute(notices, aria_label=visit.say("notices-ask"), aria_pressed="false")
    with notices:
        ui.html(BELL, sanitize=False)


def draw_logout(visit: Visit) -> None:
    """The form that ends the session; a form, so that no link of another page can do it."""
    form = parts.attribute(parts.box("logout", tag="form"), method="post", action="/desk/logout")
    with form:
        token = form_token(visit.desk.secret, visit.token)
        parts.attribute(parts.box(tag="input"), type="hidden", name="form_token", value=token)
        parts.attribute(parts.Text(visit.say("logout"), "btn btn-quiet", tag="button"), type="submit")


def _draw_help(visit: Visit) -> None:
    with parts.attribute(parts.box("help", tag="dialog"), id="help", aria_label=visit.say("help")):
        parts.Text(visit.say("help"), tag="h2")
        _draw_keys(visit, KEYS)
        parts.Text(visit.say("help-reply"), "help-part", tag="h3")
        _draw_keys(visit, REPLY_KEYS)
        parts.Text(visit.say("help-places"), "hint")
        parts.attribute(parts.Text(visit.say("close"), "btn", tag="button"), id="help-close", type="button")


def _draw_palette(visit: Visit) -> None:
    """Whatever the page can do, by a few letters; palette.js fills it."""
    say = visit.say
    palette = parts.attribute(parts.box("palette", tag="dialog"), id="palette", aria_label=say("palette"))
    parts.attribute(palette, data_none=say("palette-none"), data_act=say("palette-act"), data_chat=say("palette-chat"))
    parts.attribute(palette, data_snippet=say("palette-snippet"), data_page=say("palette-page"))
    with palette:
        line = parts.attribute(parts.box("palette-text", tag="input"), id="palette-text", autocomplete="off")
        parts.attribute(line, placeholder=say("palette-hint"), aria_label=say("palette-hint"), role="combobox")
        parts.attribute(line, aria_controls="palette-list", aria_expanded="true", aria_autocomplete="list")
        parts.attribute(parts.box("palette-list"), id="palette-list", role="listbox", aria_label=say("palette"))


def _draw_keys(visit: Visit, keys: Iterable[tuple[str, str]]) -> None:
    with parts.box("keys", tag="dl"):
        for key, name in keys:
            parts.Text(key, "key", tag="dt")
            parts.Text(visit.say(name), tag="dd")
