"""What stands around the words of a message: who wrote them first, what they answer, what was put under them."""

from __future__ import annotations

from bot.core.messages import SIGNS, Attachment, Author, Message, Replied
from bot.desk.frame import names, parts
from bot.desk.frame.visit import Visit
from bot.markup.text import to_plain

LONGEST = 160


def draw_above(visit: Visit, message: Message, *, customer: str) -> None:
    """Nothing for words that are one's own and answer nothing in particular."""
    if message.forwarded:
        parts.Text(visit.say("forwarded", name=message.forwarded), "muted small forwarded")
    replied = message.replied
    if replied is not None:
        shown = to_plain(replied.text) if replied.markup else replied.text
        words = message.quote or say_words(visit, shown, replied.file)
        above = parts.Text(f"{_say_author(visit, replied, customer)}: {_shorten(words)}", "replied", tag="button")
        where = {"data_to_line": replied.id, "data_conversation": message.conversation_id}
        parts.attribute(above, type="button", title=visit.say("replied-show"), **where)
    elif message.quote:
        parts.Text(message.quote, "replied")


def draw_reactions(visit: Visit, message: Message, *, customer: str) -> None:
    """What the customer has put under the message."""
    if not message.reacted.signs:
        return
    with parts.box("reactions"):
        for sign in message.reacted.signs:
            words = visit.say(f"reacted-{sign}") if sign in SIGNS else sign
            title = visit.say("reacted", name=customer, sign=words)
            chip = parts.Text(SIGNS.get(sign, sign), "reaction", tag="span")
            parts.attribute(chip, title=title, role="img", aria_label=title)


def draw_answer_button(visit: Visit, message: Message) -> None:
    """A small button that puts this message above the next reply."""
    file = message.attachments[0].kind if message.attachments else ""
    shown = to_plain(message.text) if message.source is not None else message.text
    words = _shorten(say_words(visit, shown, file))
    button = parts.Text(visit.say("answer-this"), "btn btn-link line-answer", tag="button")
    parts.attribute(button, type="button", data_answers=message.id, data_words=words)


def say_words(visit: Visit, text: str, file: str) -> str:
    """The words, or which kind of file has none."""
    return " ".join(text.split()) or (names.attachment(visit, Attachment(kind=file)) if file else "…")


def _say_author(visit: Visit, replied: Replied, customer: str) -> str:
    if replied.author is Author.CUSTOMER:
        return customer
    keys = {Author.OPERATOR: "colleague", Author.BOT: "bot"}
    return visit.say(keys.get(replied.author, "notice"))


def _shorten(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
