"""What a topic is sent: the brief, lines, corrections, and what is told beside them."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from bot.core.jobs import Job
from bot.core.messages import SentAs
from bot.errors import NotFound, SendFailed, SendLater, SendRefused
from bot.service.cases.topics import wording
from bot.service.cases.topics.plan import Correct, Panel, Post, View
from bot.service.cases.topics.telling import CHANNEL
from bot.service.forum import Forum
from bot.service.outbox.delivery import TryLater
from bot.service.outbox.enclosing import to_enclosure
from bot.service.outbox.refusals import TopicGone
from bot.service.ports import App, Channel, Letter
from bot.storage.cases.topics import groups, lines

CAPTION: Final = 1_000  # characters below a file; Telegram takes 1024


async def show_panel(channel: Channel, view: View, step: Panel) -> str:
    letter = Letter(
        chat_key=view.group.chat_key,
        text=step.text,
        buttons=step.buttons,
        target=view.topic.panel_key,
        thread_key=view.topic.thread_key,
    )
    return (await channel.send(letter, part_sent=_ignore)).channel_key


async def post(app: App, forum: Forum, channel: Channel, view: View, step: Post) -> str:
    """The key of what was posted; "" where there was nothing but lines nobody need read there."""
    chat_key, thread_key = view.group.chat_key, view.topic.thread_key
    if not step.text:
        return ""
    try:
        shown = await _show(forum, view, step)
    except TopicGone:
        raise
    except SendRefused:  # the customer has deleted it: what is known of it is said
        shown = ""
    if shown:
        return shown
    files = tuple(to_enclosure(app, one) for one in step.files)
    letter = Letter(chat_key=chat_key, text=step.text, thread_key=thread_key, files=files)
    try:
        receipt = await channel.send(letter, part_sent=_ignore)
    except (NotFound, FileNotFoundError):
        receipt = await channel.send(
            Letter(chat_key=chat_key, text=step.text, thread_key=thread_key), part_sent=_ignore
        )
    sent_as = receipt.sent_as or SentAs(keys=(receipt.channel_key,))
    return sent_as.words or receipt.channel_key


async def _show(forum: Forum, view: View, step: Post) -> str:
    """As Telegram itself shows it; "" where it can't."""
    place = (view.group.chat_key, view.topic.thread_key)
    if step.copied_from is not None:
        key = step.copied_from.channel_key
        return await forum.copy(*place, from_chat=view.conversation.chat_key, message_key=key)
    if step.passed_on is not None:
        return await forum.pass_on(*place, step.passed_on, wording.shorten(step.text, CAPTION))
    return ""


async def correct(channel: Channel, view: View, step: Correct) -> None:
    if step.channel_key and step.text:
        letter = Letter(chat_key=view.group.chat_key, text=step.text, target=step.channel_key)
        await channel.send(letter, part_sent=_ignore)


async def tell(app: App, job: Job) -> None:
    """Say something in a group, once; what can't be said is not worth a second try.

    Raises:
        TryLater: surely not said yet.
    """
    payload = job.payload
    group = await app.database.read(groups.find_by_id, payload["group_id"])
    chat_key = group.chat_key if group is not None else payload["chat_key"]
    channel = app.channel_of(CHANNEL, payload["account"])
    if channel is None:
        return
    letter = Letter(
        chat_key=chat_key, text=payload["text"], thread_key=payload["thread_key"], reply_key=payload["reply_key"]
    )
    try:
        receipt = await channel.send(letter, part_sent=_ignore)
    except SendLater as error:
        raise TryLater(timedelta(seconds=error.seconds)) from error
    except SendFailed:
        return
    if payload["asks"]:
        await app.database.write(lines.record_asking, payload["asks"], receipt.channel_key)


def _ignore(_: int) -> None:
    """Nobody counts the parts of what is shown to colleagues."""
