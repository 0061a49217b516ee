"""A chat that is not open, and a line that was found, as rows: HTML of our own, what people typed is data in it."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bot.core.desk.numbers import write_number
from bot.core.messages import Author
from bot.core.queue import Closed, ListedChat
from bot.desk.frame import names, times
from bot.desk.frame.visit import Visit
from bot.desk.inbox.column.case_row import HINTED, SPAN, render_claim
from bot.service.chat.finding import FoundLine, Piece

ROW = Markup(
    '<a class="case-link" href="{target}" data-open="{chat}" data-line="{line}">'
    '<span class="case-top"><span class="case-name">{name}</span>{meta}{when}</span>'
    '<span class="case-text">{why}{text}</span></a>'
    '<div class="case-end">{end}</div>'
)
MARKED = Markup("<mark>{text}</mark>")
OUTCOME = 80  # characters of how a case ended


def render_chat(visit: Visit, chat: ListedChat) -> str:
    """A chat with the bot, or a closed case."""
    closed = chat.closed
    where = f"{visit.say(f'short-{chat.language}')} · {names.channel(visit, chat)}"
    number = closed.number if closed is not None else chat.case_id
    meta = [("case-number", f"№ {write_number(number)}")] if number is not None else []
    return _render(
        visit,
        chat,
        target=f"/desk/chat/{chat.conversation_id}",
        meta=[*meta, ("case-where", where)],
        when=_render_when(visit, chat),
        why=[("case-why", _say_end(visit, closed))] if closed is not None else [],
        text=Markup("{}").format(_say_text(visit, chat)),
        end=render_claim(visit, chat.case_id) if chat.free and chat.case_id is not None else Markup(""),
    )


def render_line(visit: Visit, found: FoundLine) -> str:
    """A line that was found, with the words that were looked for marked."""
    hit = found.hit
    more = [("case-where", visit.say("found-more", count=found.others))] if found.others else []
    who = hit.person_name or visit.say("colleague") if hit.author is Author.OPERATOR else ""
    return _render(
        visit,
        hit,
        target=f"/desk/chat/{hit.conversation_id}?line={hit.message_id}",
        meta=more,
        when=times.say_when(hit.created_at, visit.app.clock(), visit.app.business.zone),
        why=[("case-holder", f"{who}:")] if who else [],
        text=_render_pieces(found.pieces),
        line=hit.message_id,
    )


def _render(
    visit: Visit,
    chat: names.Listed,
    *,
    target: str,
    meta: Sequence[tuple[str, str]],
    when: str | Markup,
    why: Sequence[tuple[str, str]],
    text: Markup,
    line: int | str = "",
    end: Markup = Markup(""),  # noqa: B008 it is a constant
) -> str:
    return str(
        ROW.format(
            target=target,
            chat=chat.conversation_id,
            line=line,
            name=names.customer(visit, chat),
            meta=_render_spans(meta),
            when=when if isinstance(when, Markup) else SPAN.format(classes="case-when", text=when),
            why=_render_spans(why),
            text=text,
            end=end,
        )
    )


def _render_when(visit: Visit, chat: ListedChat) -> Markup:
    zone = visit.app.business.zone
    when = times.say_when(chat.at, visit.app.clock(), zone)
    return HINTED.format(classes="case-when", hint=times.say_date(chat.at, zone), text=when)


def _say_text(visit: Visit, chat: ListedChat) -> str:
    text = " ".join(chat.text.split())
    return names.attachment(visit, chat.file) if not text and chat.file is not None else text


def _say_end(visit: Visit, closed: Closed) -> str:
    """Who ended it and how, or why it ended."""
    if closed.outcome:
        return closed.outcome[:OUTCOME]
    return visit.say(f"state-{closed.state.value}", name=closed.person_name)


def _render_pieces(pieces: Sequence[Piece]) -> Markup:
    shown = [(MARKED if piece.marked else Markup("{text}")).format(text=piece.text) for piece in pieces]
    return Markup("").join(shown)


def _render_spans(spans: Sequence[tuple[str, str]]) -> Markup:
    return Markup("").join(SPAN.format(classes=classes, text=text) for classes, text in spans)
