"""What stands in a topic: its title, the brief with its buttons, and the lines of the chat."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from bot.core.case import Case, Result, State
from bot.core.conversation import Conversation
from bot.core.desk.numbers import write_number
from bot.core.desk.spoken import PREFIX
from bot.core.desk.teams import Team
from bot.core.desk.topics import Group, Menu, is_open, sign_of, write_title
from bot.core.messages import Author, Button, Kind, Message
from bot.core.notes import Note
from bot.core.presence import Colleague, Presence
from bot.markup.text import to_rich
from bot.service.ports import App

LINE_LENGTH: Final = 1500
BOT_LENGTH: Final = 300  # of an answer of the bot, which staff can read in the desk
BURST_LENGTH: Final = 3500
MOST_CHOICES: Final = 12
LABEL_LENGTH: Final = 40


def say_title(app: App, group: Group, case: Case, conversation: Conversation) -> str:
    """What the topic is called."""
    reason = app.words.say(group.language, f"desk-reason-{case.reason.value}")
    return write_title(case, " ".join(conversation.customer_name.split()), reason)


def say_panel(app: App, group: Group, case: Case, conversation: Conversation, link: str) -> str:
    """The brief as it is pinned."""
    parts = [_say_state(app, group, case), *_say_matter(app, group, case, conversation)]
    if is_open(case):
        parts.append(app.words.say(group.language, f"topic-hint-{case.state.value}"))
    return "\n\n".join([*filter(None, parts), link])


def _say_state(app: App, group: Group, case: Case) -> str:
    sign, say = sign_of(case), app.words.say
    if case.state is State.WAITING:
        since = _clock(app, case.waiting_since)
        return f"{sign} {say(group.language, 'topic-state-waiting', since=since)}"
    if case.state is State.CLAIMED:
        return f"{sign} {say(group.language, 'topic-state-claimed', name=case.person_name)}"
    if case.state is State.RESOLVED and case.result is not None:
        result = say_result(app, group.language, case.result)
        return f"{sign} {say(group.language, 'topic-state-result', name=case.person_name, result=result)}"
    return f"{sign} {say(group.language, f'desk-state-{case.state.value}', name=case.person_name)}"


def _say_matter(app: App, group: Group, case: Case, conversation: Conversation) -> tuple[str, ...]:
    say, brief = app.words.say, case.brief
    who = " ".join(filter(None, (conversation.customer_name, conversation.username and f"@{conversation.username}")))
    channel = say(group.language, f"desk-channel-{conversation.channel}") if _has_channel(app, conversation) else ""
    head = " · ".join(filter(None, (who, channel, conversation.language.upper(), case.team_name)))
    why = say(group.language, "topic-why", reason=say(group.language, f"desk-reason-{case.reason.value}"))
    more = [head, why]
    if brief.former is not None:
        more.append(say(group.language, "desk-brief-former", number=write_number(brief.former)))
    more += [f"{name}: {value}" for name, value in brief.facts]
    if brief.tried:
        titles = ", ".join(f"«{one.title}»" + (" 👎" if one.reaction == "not_helped" else "") for one in brief.tried)
        more.append(say(group.language, "topic-tried", titles=titles))
    question = f"❓ {shorten(brief.question, LINE_LENGTH)}" if brief.question else ""
    return "\n".join(more), question


def _has_channel(app: App, conversation: Conversation) -> bool:
    return app.words.has(f"desk-channel-{conversation.channel}")


def _clock(app: App, at: datetime) -> str:
    local = at.astimezone(app.business.zone)
    today = app.clock().astimezone(app.business.zone).date() == local.date()
    return local.strftime("%H:%M" if today else "%d.%m %H:%M")


def say_result(app: App, language: str, result: Result) -> str:
    """What a case can end with."""
    own, key = dict(result.names), f"desk-result-{result.key.replace('_', '-')}"
    return own.get(language) or (
        app.words.say(language, key) if app.words.has(key) else next(iter(own.values()), result.key)
    )


def list_buttons(
    app: App,
    group: Group,
    case: Case,
    menu: Menu,
    *,
    results: Sequence[Result] = (),
    colleagues: Sequence[Colleague] = (),
    teams: Sequence[Team] = (),
) -> tuple[Button, ...]:
    """What can be done now, under the brief."""
    if case.state is State.CLAIMED and menu is Menu.RESULTS:
        chosen = [(one.id, say_result(app, group.language, one)) for one in results[:MOST_CHOICES]]
        return (*(_button(f"result:{number}", name) for number, name in chosen), _verb(app, group, "back"))
    if is_open(case) and menu is Menu.PASSING:
        here = [one for one in colleagues if one.presence is not Presence.OFFLINE and one.id != case.person_id]
        people = [_button(f"to:{one.id}", f"👤 {one.name}") for one in here[:MOST_CHOICES]]
        groups = [_button(f"team:{one.id}", f"👥 {one.name}") for one in teams[:MOST_CHOICES] if one.members]
        queue = [_verb(app, group, "queue")] if case.state is State.CLAIMED else []
        return (*people, *groups, *queue, _verb(app, group, "back"))
    if case.state is State.WAITING:
        verbs: tuple[str, ...] = ("claim", "pass", "note")
    elif case.state is State.CLAIMED:
        verbs = ("resolve", "return", "pass", "note")
    else:
        verbs = ("reopen",)
    return tuple(_verb(app, group, verb) for verb in verbs)


def _verb(app: App, group: Group, verb: str) -> Button:
    return _button(verb, app.words.say(group.language, f"topic-do-{verb}"))


def _button(action: str, label: str) -> Button:
    return Button(label=shorten(label, LABEL_LENGTH), action=f"{PREFIX}{action}")


def say_line(app: App, group: Group, message: Message, name: str) -> str:
    """A line of the chat; "" for what staff need not read there."""
    text = say_words(app, group, message)
    if not text:
        return ""
    who = {Author.CUSTOMER: f"👤 {name or '—'}:", Author.BOT: "🤖", Author.OPERATOR: f"💬 {message.person_name}:"}
    return f"{who[message.author]} {text}"


def say_words(app: App, group: Group, message: Message) -> str:
    """What it says, without by whom."""
    if message.author is Author.SYSTEM or message.kind is Kind.COMMAND:
        return ""
    if message.deleted_at is not None:
        return app.words.say(group.language, "topic-deleted")
    if message.author is Author.BOT:
        if message.source is None:
            return shorten(message.text, BOT_LENGTH)
        return f"«{message.source.title}» {shorten(' '.join(to_rich(message.text).text.split()), BOT_LENGTH)}"
    files = [_say_file(app, group, one.kind, one.name or one.note) for one in message.attachments]
    pressed = "▸ " if message.kind is Kind.BUTTON else ""
    return "\n".join(filter(None, (f"{pressed}{shorten(message.text, LINE_LENGTH)}".strip(), *files)))


def _say_file(app: App, group: Group, kind: str, name: str) -> str:
    key = f"desk-file-{kind}"
    what = app.words.say(group.language, key if app.words.has(key) else "desk-file-other")
    return f"📎 {what}: {name[:80]}" if name else f"📎 {what}"


def say_note(note: Note) -> str:
    """A note of a colleague."""
    to = f" → {note.to_name or note.to_team}" if note.to_name or note.to_team.strip("*") else ""
    return f"📝 {note.person_name}{to}: {shorten(note.text, LINE_LENGTH)}"


def shorten(text: str, length: int) -> str:
    """At most so many characters, with a sign where something is left out."""
    text = text.strip()
    return text if len(text) <= length else f"{text[: length - 1]}…"


def join(texts: Iterable[str]) -> str:
    """Several lines as one message."""
    return "\n".join(texts)
