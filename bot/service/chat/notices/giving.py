"""A notice is read before the answer: by who asks about it, or by everybody who writes; each reads it once."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.conversation import Conversation, Holder
from bot.core.insights.spikes.notices import Notice, Noticed, Whom, is_near, stands_instead
from bot.core.messages import Author, Button, NewMessage
from bot.core.policy.decision import Decision
from bot.core.policy.rules import Rule, by
from bot.core.policy.why import Why
from bot.core.turn import Turn
from bot.language.text.shortening import shorten
from bot.service.outbox import posting
from bot.service.ports import App, Engine, Finder
from bot.storage.database import Tx
from bot.storage.insights.spikes import notices

WANT = "notice-want"
UNWANT = "notice-unwant"


async def refresh(engine: Engine) -> None:
    """Have at hand what goes on; the engine does so every second."""
    engine.posted.notices = await engine.database.read(notices.list_live)


def list_unread(tx: Tx, engine: Engine, conversation: Conversation) -> tuple[Notice, ...]:
    """What may be read in this chat before an answer: where a person has it or is called, nothing."""
    if not engine.posted.notices or conversation.owner.holder is not Holder.BOT:
        return ()
    read = notices.list_read(tx, conversation.id)
    return tuple(one for one in engine.posted.notices if one.id not in read)


def choose(finder: Finder, turn: Turn, found: Sequence[Notice]) -> Noticed | None:
    """The notice to be read before an answer to this: one that is about it, else one for everybody."""
    asked = shorten(turn.said.question or turn.text)  # as it was searched: it need not be read again
    for one in found:
        if one.examples and is_near(finder.compare_questions(asked, one.examples)):
            return Noticed(number=one.id, is_near=True)
    for_all = next((one for one in found if one.whom is Whom.ALL), None)
    return Noticed(number=for_all.id, is_near=False) if for_all is not None else None


def is_answer(noticed: Noticed | None, decision: Decision) -> bool:
    """Whether the notice is said in the place of what was decided."""
    return noticed is not None and noticed.is_near and stands_instead(decision.action, decision.rule)


def do_give(tx: Tx, app: App, conversation: Conversation, noticed: Noticed | None, *, asked: int) -> bool:
    """Say it in a locked chat that the bot has; whether that is done: it may be over by now, or was read before."""
    if noticed is None:
        return False
    notice = notices.get(tx, noticed.number)
    fresh = notice.is_live(tx.now)
    if not fresh or not notices.record_read(tx, notice.id, conversation_id=conversation.id, message_id=asked):
        return False
    message = NewMessage(
        text=render(app, notice, conversation.language),
        author=Author.BOT,
        buttons=_buttons(app, conversation.language, noticed),
        why=Why(grounds=by(Rule.NOTICE)),
    )
    posting.post(tx, conversation, message)
    return True


def render(app: App, notice: Notice, language: str) -> str:
    """As who speaks this language reads it; what is not there in it says so."""
    text, written = notice.find_text(language)
    lead = "" if written == language else app.words.say(language, "other-language", **{"from": written})
    return "\n\n".join(filter(None, (lead, text)))


def _buttons(app: App, language: str, noticed: Noticed) -> tuple[Button, ...]:
    if not noticed.is_near:
        return ()
    want = Button(label=app.words.say(language, "button-notice-want"), action=f"{WANT}:{noticed.number}")
    return (want, posting.human_button(app.words, language))
