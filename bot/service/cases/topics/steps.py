"""What is to be done next in a topic, found in rows alone: whoever asks again after a crash is told the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.core.desk.topics import Group, Line, Menu, choose_colour, is_open
from bot.core.messages import Attachment, Author, Delivery, Message
from bot.core.notes import Note
from bot.core.reach.behalf import CHANNEL as BEHALF
from bot.errors import CustomerBlocked
from bot.service.cases.topics import wording
from bot.service.cases.topics.plan import Close, Correct, Open, Panel, Pin, Post, Rename, Rest, Settle, Step, View
from bot.service.cases.topics.telling import CHANNEL
from bot.service.people import teams
from bot.service.ports import App
from bot.storage.cases import escalations, holders, notes, results
from bot.storage.cases.topics import lines, rows
from bot.storage.chat import conversations, messages
from bot.storage.database import Tx

MOST_EARLIER: Final = 30  # lines of before that a new topic begins with
MOST_AT_ONCE: Final = 30
DELIVERED: Final = {Delivery.SENT: "👌", Delivery.FAILED: "💔", Delivery.WITHHELD: "💔", Delivery.UNKNOWN: "🤔"}
NOTED: Final = "✍"


def find_next(tx: Tx, app: App, view: View) -> Step:
    """The customer's words come before everything that is only about them."""
    topic, case = view.topic, view.case
    if not topic.thread_key:
        return _begin(tx, app, view)
    if topic.closed and is_open(case):
        return Close(closed=False)
    if not topic.panel_key:
        return _find_panel(tx, app, view)
    found = _find_post(tx, app, view) or _find_correction(tx, app, view) or _find_settled(tx, app, view)
    if found is not None:
        return found
    panel, title = _find_panel(tx, app, view), wording.say_title(app, view.group, case, view.conversation)
    if panel.shown != topic.panel:
        return panel
    if not topic.pinned:
        return Pin()
    if title != topic.title:
        return Rename(title=title)
    if not is_open(case) and not topic.closed:
        return Close(closed=True)
    return _rest(tx, view)


def find_start(tx: Tx, conversation_id: int) -> tuple[int, int, int]:
    """From which line, note and correction on a new topic shows the chat."""
    earlier = messages.list_transcript(tx, conversation_id, limit=MOST_EARLIER)
    noted = notes.list_notes(tx, conversation_id)
    before = earlier[0].id - 1 if earlier else 0
    return before, noted[-MOST_EARLIER].id - 1 if len(noted) >= MOST_EARLIER else 0, lines.find_last_revision(tx)


def _begin(tx: Tx, app: App, view: View) -> Step:
    if not is_open(view.case):  # over before it was there
        return _rest(tx, view)
    title = wording.say_title(app, view.group, view.case, view.conversation)
    return Open(title=title, colour=choose_colour(view.case))


def _rest(tx: Tx, view: View) -> Rest:
    over = not is_open(view.case) and not lines.list_unsettled(tx, view.topic.id)
    return Rest(stamp=rows.read_stamp(tx, view.case.id), ended=over)


def _find_panel(tx: Tx, app: App, view: View) -> Panel:
    link = f"{app.settings.base_url}/desk/chat/{view.conversation.id}"
    text = wording.say_panel(app, view.group, view.case, view.conversation, link)
    menu = view.topic.menu
    results_known = results.list_results(tx) if menu is Menu.RESULTS else ()
    passing = menu is Menu.PASSING
    buttons = wording.list_buttons(
        app,
        view.group,
        view.case,
        menu,
        results=[one for one in results_known if not one.retired],
        colleagues=holders.list_colleagues(tx) if passing else (),
        teams=teams.read_teams(tx) if passing else (),
    )
    return Panel(text=text, buttons=buttons, shown=f"{text}\n{' '.join(one.action for one in buttons)}")


def _find_post(tx: Tx, app: App, view: View) -> Post | None:
    topic = view.topic
    new = messages.list_next(tx, view.conversation.id, after=topic.read_through, limit=MOST_AT_ONCE)
    noted = [one for one in notes.list_notes(tx, view.conversation.id) if one.id > topic.noted_through]
    if not new and not noted:
        return None
    came = lines.list_came(tx, topic.id, after_line=topic.read_through, after_note=topic.noted_through)
    return _join(app, view, [one for one in new if one.id not in came[0]], noted, came[1], new)


def _join(
    app: App,
    view: View,
    wanted: Sequence[Message],
    noted: Sequence[Note],
    came: frozenset[int],
    new: Sequence[Message],
) -> Post | None:
    """As many lines as one message takes, by the time they were written; a file comes by itself."""
    entries: list[tuple[Message | Note, str]] = []
    everything: list[Message | Note] = [*wanted, *noted]
    for one in sorted(everything, key=lambda each: each.created_at):
        text = _say(app, view, one, came)
        if text:
            entries.append((one, text))
    taken: list[tuple[Message | Note, str]] = []
    for one, text in entries:
        files = isinstance(one, Message) and bool(one.attachments)
        if taken and (files or sum(len(each) + 1 for _, each in taken) + len(text) > wording.BURST_LENGTH):
            break
        taken.append((one, text))
        if files:
            break
    return _to_post(view, taken, rest=entries[len(taken) :], new=new, noted=noted)


def _say(app: App, view: View, one: Message | Note, came: frozenset[int]) -> str:
    if isinstance(one, Note):
        return "" if one.id in came else wording.say_note(one)
    return wording.say_line(app, view.group, one, view.conversation.customer_name)


def _to_post(
    view: View,
    taken: Sequence[tuple[Message | Note, str]],
    *,
    rest: Sequence[tuple[Message | Note, str]],
    new: Sequence[Message],
    noted: Sequence[Note],
) -> Post:
    """Up to the first line that is left, nothing is to be shown any more."""
    left_lines = [one.id for one, _ in rest if isinstance(one, Message)]
    left_notes = [one.id for one, _ in rest if isinstance(one, Note)]
    last = max((one.id for one in new), default=view.topic.read_through)
    last_note = max((one.id for one in noted), default=view.topic.noted_through)
    single = taken[0][0] if len(taken) == 1 and isinstance(taken[0][0], Message) else None
    return Post(
        text=wording.join(text for _, text in taken),
        files=tuple(one for one in single.attachments if one.own_key) if single is not None else (),
        copied_from=single if single is not None and _can_copy(view, single) else None,
        passed_on=_find_file(view, single) if single is not None else None,
        messages=tuple(one.id for one, _ in taken if isinstance(one, Message)),
        notes=tuple(one.id for one, _ in taken if isinstance(one, Note)),
        read_through=min(left_lines) - 1 if left_lines else last,
        noted_through=min(left_notes) - 1 if left_notes else last_note,
    )


def _can_copy(view: View, message: Message) -> bool:
    """Whether Telegram shows it there itself: what the customer sent to this very bot, with what a bot can't say."""
    here = view.conversation.channel == CHANNEL and view.conversation.account == view.group.account
    sent = message.author is Author.CUSTOMER and message.channel_key.isdecimal() and message.deleted_at is None
    ours = any(one.own_key for one in message.attachments)  # of a chat that began in the web chat
    return here and sent and bool(message.attachments) and not ours


def _find_file(view: View, message: Message) -> Attachment | None:
    """What came to the shop's own account, of whose chats Telegram copies nothing."""
    here = view.conversation.channel == BEHALF and view.conversation.account == view.group.account
    files = [one for one in message.attachments if one.file_key and not one.own_key]
    return files[0] if here and files and message.deleted_at is None else None


def _find_correction(tx: Tx, app: App, view: View) -> Correct | None:
    found = lines.find_revised(tx, view.topic.id, after=view.topic.revised_through)
    if found is None:
        return None
    revision, line = found
    beside = lines.list_beside(tx, view.topic.id, line.channel_key)
    shown = [messages.find(tx, one.message_id) for one in beside if one.message_id is not None]
    first = shown[0] if shown else None
    if line.came and first is not None:
        return _say_below(app, view, line, first, revision)
    if any(one is None or one.attachments for one in shown):
        return Correct(channel_key="", text="", revision=revision)
    name = view.conversation.customer_name
    texts = [wording.say_line(app, view.group, one, name) for one in shown if one is not None]
    noted = {one.id: one for one in notes.list_notes(tx, view.conversation.id)}
    texts += [wording.say_note(noted[one.note_id]) for one in beside if one.note_id in noted]
    return Correct(channel_key=line.channel_key, text=wording.join(filter(None, texts)), revision=revision)


def _say_below(app: App, view: View, line: Line, message: Message, revision: int) -> Correct:
    """What a colleague wrote there only they can change there."""
    words = wording.shorten(message.text, wording.LINE_LENGTH)
    text = app.words.say(view.group.language, "topic-changed", name=message.person_name, text=words)
    return Correct(channel_key=line.channel_key, text=text, revision=revision, below=True)


def _find_settled(tx: Tx, app: App, view: View) -> Settle | None:
    for line in lines.list_unsettled(tx, view.topic.id):
        if line.message_id is None:
            return Settle(line=line, emoji=NOTED)
        message = messages.get(tx, line.message_id)
        if message.delivery in DELIVERED:
            return Settle(line=line, emoji=DELIVERED[message.delivery], problem=_explain(app, view, message))
    return None


def _explain(app: App, view: View, message: Message) -> str:
    say = app.words.say
    if message.delivery is Delivery.FAILED:
        left = CustomerBlocked()
        note = message.delivery_note
        known = app.words.explain(view.group.language, left) if note == left.message else note
        return say(view.group.language, "topic-failed", problem=known)
    if message.delivery is Delivery.WITHHELD:
        return say(view.group.language, "topic-withheld")
    return say(view.group.language, "topic-doubted") if message.delivery is Delivery.UNKNOWN else ""


def access_view(tx: Tx, topic_id: int, group: Group | None) -> View | None:
    """All of it; None when the group was disconnected."""
    topic = rows.get(tx, topic_id)
    if topic is None or group is None:
        return None
    case = escalations.get(tx, topic.case_id)
    return View(group=group, topic=topic, case=case, conversation=conversations.get(tx, topic.conversation_id))
