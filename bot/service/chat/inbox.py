"""What a customer did becomes a line of the transcript and, where the bot owns the chat, a job for the engine."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace

from bot.core.conversation import Conversation, Holder
from bot.core.language import LANGUAGES
from bot.core.messages import COPY, Author, Button, Incoming, Kind, Message, NewMessage
from bot.core.quiet import Ending
from bot.errors import BadUpdate, MachineTrouble, machine_trouble
from bot.language.text.ending import read_ending
from bot.language.text.wording import normalise
from bot.service.cases import opening, requests, snoozing, waiting
from bot.service.cases.customer import commenting, recommending, surveying
from bot.service.cases.reaching import linking
from bot.service.cases.topics import hearing
from bot.service.chat import pressing
from bot.service.chat.behalf import hearing as behalf
from bot.service.chat.moves import codes, moving, places
from bot.service.chat.notices import giving, wishing
from bot.service.chat.wishes import promising
from bot.service.outbox import posting, wording
from bot.service.ports import App, Channel
from bot.storage.cases import clocks
from bot.storage.chat import conversations, messages, updates
from bot.storage.database import Tx

log = logging.getLogger(__name__)

TEXT_LIMIT = 20_000
QUOTE_LIMIT, NAME_LIMIT = 1_000, 200
COMMANDS = ("start", "human", "language", "status", "link", "help")  # any other is help, or what is written to a person
LANGUAGE_NAMES = {"ru": "Русский", "uk": "Українська", "en": "English"}


async def pump(app: App, channel: Channel) -> int:
    """Handle every stored update, each by itself, in order; a bad one is parked. How many there were."""
    handled = 0
    while new := await app.database.read(updates.next_new, channel=channel.name, account=channel.account):
        for update in new:
            await handle(app, channel, update.id, update.raw)
        handled += len(new)
        if len(new) < updates.BATCH:  # what came meanwhile is announced by whoever stored it
            break
    return handled


async def handle(app: App, channel: Channel, update_id: int, raw: str) -> None:
    """Turn one stored update into what it means."""
    try:
        with machine_trouble():
            await app.database.write(do_handle, app, update_id, channel.to_incoming(raw))
    except MachineTrouble:  # the update stays and is handled later
        raise
    except BadUpdate as error:
        await app.database.write(updates.park, update_id, error=error.message)
    except Exception as error:  # boundary: one update must not stop the others
        log.error("update %s is parked: %s", update_id, type(error).__name__)
        await app.database.write(updates.park, update_id, error=clean_text(repr(error)))


def do_handle(tx: Tx, app: App, update_id: int, incoming: Incoming | None) -> None:
    """Mark the update as handled and receive what it says, in one transaction; a second time changes nothing."""
    if updates.take_new(tx, update_id) and incoming is not None:
        do_receive(tx, app, incoming)


def do_receive(tx: Tx, app: App, incoming: Incoming) -> None:
    """Receive one thing from a customer."""
    incoming = _clean(incoming)
    if incoming.spoken is not None:
        if hearing.do_hear(tx, app, incoming) or not incoming.spoken.addressed:
            return
        incoming = replace(incoming, kind=Kind.COMMAND, command="group", text="", attachments=(), spoken=None)
    if incoming.kind is Kind.REACTION:
        pressing.do_take_signs(tx, app, incoming)
        return
    if behalf.do_hear(tx, app, incoming) or codes.do_take(tx, app, incoming):
        return
    for is_meant, do in ((linking.is_link, linking.do_link), (moving.is_code, moving.do_move)):
        if is_meant(incoming):
            do(tx, app, incoming)
            return
    conversation = places.do_open(tx, app, incoming)
    receive = {Kind.EDIT: _receive_edit, Kind.BUTTON: _receive_button, Kind.COMMAND: _receive_command}
    receive.get(incoming.kind, _receive_message)(tx, app, conversation, incoming)


def clean_text(text: str) -> str:
    """The text without what no database keeps: NUL characters and halves of surrogate pairs."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def _receive_message(tx: Tx, app: App, conversation: Conversation, incoming: Incoming) -> None:
    if messages.find_by_key(tx, conversation_id=conversation.id, channel_key=incoming.message_key):
        return
    replied = _find_replied(tx, conversation, incoming)
    message = NewMessage(
        author=Author.CUSTOMER,
        kind=incoming.kind,
        text=incoming.text[:TEXT_LIMIT],
        attachments=incoming.attachments,
        channel_key=incoming.message_key,
        group_key=incoming.group,
        reply_to=replied.id if replied is not None else None,
        quote=incoming.quote[:QUOTE_LIMIT],
        forwarded=incoming.forwarded[:NAME_LIMIT],
    )
    message_id = messages.record_message(tx, message, conversation_id=conversation.id)
    if commenting.do_take_comment(tx, app, conversation, replied, message.text, message_id):
        return
    conversations.start_waiting(tx, conversation, tx.now)
    if conversation.owner.holder is not Holder.BOT:
        clocks.record_written(tx, conversation.id)
    if conversation.blocked:
        conversations.record_blocked(tx, conversation.id, blocked=False)
    if conversation.owner.holder is not Holder.OPERATOR and behalf.do_leave_to_owner(tx, conversation):
        return
    if conversation.owner.holder is Holder.BOT:
        posting.schedule_answer(tx, app, conversation.id, ending=_read_ending(conversation, message.text))
    elif conversation.owner.holder is Holder.QUEUE:
        waiting.do_remind(tx, app, conversation)
        posting.schedule_answer(tx, app, conversation.id, ending=read_ending(message.text))
    else:
        snoozing.do_wake_by_reply(tx, conversation)


def _find_replied(tx: Tx, conversation: Conversation, incoming: Incoming) -> Message | None:
    if not incoming.reply_key:
        return None
    return messages.find_shown(tx, conversation_id=conversation.id, channel_key=incoming.reply_key)


def _read_ending(conversation: Conversation, text: str) -> Ending:
    """A detail or a yes that was asked for is all that is wanted."""
    memory = conversation.memory
    return Ending.WHOLE if memory.slot or memory.awaits == "person" else read_ending(text)


def _receive_edit(tx: Tx, app: App, conversation: Conversation, incoming: Incoming) -> None:
    message = messages.find_by_key(tx, conversation_id=conversation.id, channel_key=incoming.message_key)
    if message is None:  # the original came before the bot knew the chat
        kind = Kind.MEDIA if incoming.attachments else Kind.TEXT
        _receive_message(tx, app, conversation, replace(incoming, kind=kind))
        return
    text = incoming.text[:TEXT_LIMIT]
    messages.record_revision(tx, message, text)
    if conversation.owner.holder is not Holder.BOT or normalise(text) == normalise(message.text):
        return
    if message.id <= conversation.read_through:
        _read_again(tx, conversation, message)
    behalf.do_schedule(tx, app, conversation)


def _read_again(tx: Tx, conversation: Conversation, message: Message) -> None:
    """The customer corrected what the bot has answered: the last message is a new question, older ones are not."""
    last = messages.last_by(tx, conversation.id, Author.CUSTOMER)
    if last is not None and last.id == message.id:
        conversations.record_memory(
            tx,
            conversation.id,
            memory=conversation.memory,
            dialogue=conversation.dialogue,
            read_through=message.id - 1,
        )
        conversations.start_waiting(tx, conversation, tx.now)


def _receive_button(tx: Tx, app: App, conversation: Conversation, incoming: Incoming) -> None:
    carrier = messages.find_by_key(tx, conversation_id=conversation.id, channel_key=incoming.message_key)
    live = [b for b in carrier.buttons if not b.chosen] if carrier else []
    pressed = next((b for b in live if b.action == incoming.action), None)
    if pressed is None and incoming.action != "human":  # an old or forged button; a person is always given
        return
    label = pressed.label if pressed else posting.human_button(app.words, conversation.language).label
    message = NewMessage(author=Author.CUSTOMER, kind=Kind.BUTTON, text=label)
    messages.record_message(tx, message, conversation_id=conversation.id)
    verb, _, argument = incoming.action.partition(":")
    actions: dict[str, Callable[[], None]] = {
        "human": lambda: call_human(tx, app, conversation),
        COPY: lambda: None,
        codes.COMMAND: lambda: codes.do_give(tx, app, conversation),
        "cancel-wait": lambda: requests.do_cancel(tx, app, conversation),
        "language": lambda: set_language(tx, app, conversation, argument),
        "more": lambda: pressing.do_show_more(tx, app, conversation, carrier),
        "helped": lambda: pressing.do_react(tx, app, conversation, carrier, helped=True),
        "not-helped": lambda: pressing.do_react(tx, app, conversation, carrier, helped=False),
        pressing.REASON: lambda: pressing.do_tell_reason(tx, conversation, carrier, argument),
        surveying.RATE: lambda: surveying.do_rate(tx, app, conversation, carrier, argument),
        surveying.WRONG: lambda: surveying.do_complain(tx, app, conversation, carrier, argument),
        recommending.SCORE: lambda: recommending.do_score(tx, app, conversation, carrier, argument),
        recommending.OTHER: lambda: recommending.do_offer_again(tx, app, conversation, carrier),
        requests.AGAIN: lambda: _go_on(tx, app, conversation, argument),
        promising.TELL: lambda: promising.do_promise(tx, app, conversation, carrier),
        promising.UNTELL: lambda: promising.do_take_back(tx, app, conversation, carrier, argument),
        giving.WANT: lambda: wishing.do_want(tx, app, conversation, carrier, argument),
        giving.UNWANT: lambda: wishing.do_unwant(tx, app, conversation, carrier, argument),
        "pick": lambda: pressing.do_pick(tx, app, conversation, carrier, argument),
        "pick-none": lambda: pressing.do_pick_none(tx, app, conversation, carrier),
    }
    actions[verb]()


def _receive_command(tx: Tx, app: App, conversation: Conversation, incoming: Incoming) -> None:
    if incoming.command in ("blocked", "unblocked"):
        conversations.record_blocked(tx, conversation.id, blocked=incoming.command == "blocked")
        return
    if incoming.command == "group":
        _refuse_group(tx, app, conversation)
        return
    written = f"/{incoming.command} {incoming.text}".strip()
    if incoming.command not in COMMANDS and conversation.owner.holder is not Holder.BOT:
        _receive_message(tx, app, conversation, replace(incoming, kind=Kind.TEXT, text=written))
        return
    message = NewMessage(
        author=Author.CUSTOMER,
        kind=Kind.COMMAND,
        text=written[:TEXT_LIMIT],
        channel_key=incoming.message_key or None,
    )
    messages.record_message(tx, message, conversation_id=conversation.id)
    commands: dict[str, Callable[[], None]] = {
        "start": lambda: _start(tx, app, conversation, incoming.text),
        "human": lambda: call_human(tx, app, conversation),
        "language": lambda: _ask_language(tx, app, conversation),
        "status": lambda: requests.do_tell(tx, app, conversation, asked=incoming.text),
        "link": lambda: codes.do_give(tx, app, conversation),
        "help": lambda: _say(tx, app, conversation, "help"),
    }
    commands.get(incoming.command, commands["help"])()


def call_human(tx: Tx, app: App, conversation: Conversation) -> None:
    """The customer asks for a person by button or command: at once, without the engine."""
    if conversation.owner.holder is Holder.BOT:
        pressing.do_call(tx, app, conversation)
    else:
        opening.do_note_wish(tx, conversation)
        requests.do_tell(tx, app, conversation)


def set_language(tx: Tx, app: App, conversation: Conversation, language: str) -> None:
    """The customer chose a language; detection will not change it."""
    if language in LANGUAGES:
        conversations.record_language(tx, conversation.id, language=language, chosen=True)
        _say(tx, app, conversations.get(tx, conversation.id), "language-set")


def _clean(incoming: Incoming) -> Incoming:
    profile = incoming.profile
    name, username = clean_text(profile.name), clean_text(profile.username)
    return replace(
        incoming,
        text=clean_text(incoming.text),
        quote=clean_text(incoming.quote),
        forwarded=clean_text(incoming.forwarded),
        profile=replace(profile, name=name, username=username),
        attachments=tuple(
            replace(one, name=clean_text(one.name), note=clean_text(one.note)) for one in incoming.attachments
        ),
    )


def _start(tx: Tx, app: App, conversation: Conversation, payload: str) -> None:
    if payload:
        conversations.record_start(tx, conversation.id, payload=payload[:200])
    if conversation.owner.holder is Holder.BOT:
        _say(tx, app, conversation, "start")
    else:  # a greeting of the bot would sound as if the person were gone
        requests.do_tell(tx, app, conversation)


def _ask_language(tx: Tx, app: App, conversation: Conversation) -> None:
    buttons = tuple(Button(label=name, action=f"language:{code}") for code, name in LANGUAGE_NAMES.items())
    text = wording.say(tx, app, conversation, "language-ask")
    posting.post(tx, conversation, NewMessage(text=text, author=Author.SYSTEM, buttons=buttons))


def _go_on(tx: Tx, app: App, conversation: Conversation, number: str) -> None:
    """What was closed is not solved; where it can't be gone on with any more, a person is called as for all else."""
    if not requests.do_go_on(tx, app, conversation, number):
        call_human(tx, app, conversation)


def _refuse_group(tx: Tx, app: App, conversation: Conversation) -> None:
    if messages.last_by(tx, conversation.id, Author.SYSTEM) is None:
        text = wording.say(tx, app, conversation, "group")
        posting.post(tx, conversation, NewMessage(text=text, author=Author.SYSTEM))


def _say(tx: Tx, app: App, conversation: Conversation, key: str, **values: str) -> None:
    text = wording.say(tx, app, conversation, key, **values)
    human = (posting.human_button(app.words, conversation.language),)
    buttons = human if conversation.owner.holder is Holder.BOT else ()
    posting.post(tx, conversation, NewMessage(text=text, author=Author.SYSTEM, buttons=buttons))
