"""What was decided, in the customer's words: articles with their source and buttons, choices, short sentences."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.business import Business
from bot.core.conversation import Conversation
from bot.core.messages import Author, Button, NewMessage, Source
from bot.core.policy.decision import (
    Answer,
    AskDetail,
    Clarify,
    Decision,
    DontKnow,
    Escalate,
    More,
    Rest,
    Say,
    Several,
    Wait,
)
from bot.core.policy.occasions import Occasion
from bot.core.policy.why import Why
from bot.core.turn import Candidate
from bot.errors import NotFound
from bot.knowledge.articles.articles import Article, Section
from bot.service.articles import drafts as articles
from bot.service.cases import opening
from bot.service.chat.looking import Find
from bot.service.chat.reasons import explain, find_turn
from bot.service.outbox import posting
from bot.service.ports import App
from bot.storage.chat import conversations, messages
from bot.storage.database import Tx

QUOTED = 120  # characters of a question that are repeated to the customer


def carry_out(
    tx: Tx,
    app: App,
    conversation: Conversation,
    decision: Decision,
    about: Occasion,
    *,
    find: Find,
    source: Source | None = None,
) -> None:
    """Do what was decided; ``conversation`` as it is after the decision.

    ``find`` must know every article the decision names: what is gone is left out before it is decided. ``source`` is
    the answer that a ``Rest`` continues.
    """
    why = explain(about, decision)
    match decision.action:
        case Answer(candidate=candidate):
            _show(tx, app, conversation, candidate, why, find=find)
        case More():
            _show_more(tx, app, conversation, decision.action, why, find=find)
        case Rest():
            _show_rest(tx, app, conversation, decision.action, why, find=find, source=source)
        case Several():
            _show_several(tx, app, conversation, decision.action, why, find=find)
        case Clarify(candidates=candidates, more=more):
            _clarify(tx, app, conversation, candidates, why, more=more)
        case AskDetail(slot=slot):
            tell(tx, app, conversation, "ask-detail", why=why, **describe(app.business, conversation.language, slot))
        case DontKnow():
            tell(tx, app, conversation, "dont-know", why=why)
        case Say(key=key, about=title):
            tell(tx, app, conversation, key, why=why, title=title)
        case Escalate(reason=reason):
            opening.do_open(tx, app, conversation, reason, turn=find_turn(about), grounds=decision.grounds)
            return
        case Wait():
            return
    stop_waiting(tx, conversation)


def stop_waiting(tx: Tx, conversation: Conversation) -> None:
    """The customer waits no longer, except for an answer to what they wrote since."""
    newer = messages.list_unread(tx, conversation.id, after=conversation.read_through)
    conversations.stop_waiting(tx, conversation.id, since=newer[0].created_at if newer else None)


def _show(
    tx: Tx, app: App, conversation: Conversation, candidate: Candidate, why: Why, *, find: Find, last: bool = True
) -> None:
    """The short answer. Of several answers only the ``last`` asks whether it helped."""
    article = articles.to_dated(tx, _get(find, candidate.article, candidate.language))
    buttons = _answer_buttons(app, conversation.language, more=bool(render_rest(article)), last=last)
    text = render_short(app, conversation.language, article)
    source = to_source(article, candidate.probability)
    posting.post(tx, conversation, NewMessage(text=text, author=Author.BOT, buttons=buttons, source=source, why=why))


def describe(business: Business, language: str, slot: str) -> dict[str, str]:
    """What a customer must know of a detail they are asked for."""
    detail = business.detail(slot)
    if detail is None:
        return {"called": slot, "example": "", "where": "none"}
    return {"called": detail.call(language), "example": detail.example, "where": detail.where.get(language, "none")}


def tell(tx: Tx, app: App, conversation: Conversation, key: str, *, why: Why, **values: str) -> None:
    """Say a sentence of the catalogue, with the way to a person under it."""
    text = app.words.say(conversation.language, key, **values)
    buttons = (posting.human_button(app.words, conversation.language),)
    posting.post(tx, conversation, NewMessage(text=text, author=Author.BOT, buttons=buttons, why=why))


def to_source(article: Article, probability: float) -> Source:
    """Where a message of the bot comes from."""
    return Source(article=article.key, language=article.language, title=article.title, probability=probability)


def render_short(app: App, language: str, article: Article) -> str:
    """The short answer with its source and date, in Markdown."""
    return "\n\n".join(filter(None, (_lead(app, language, article), article.summary, _source(app, language, article))))


def render_rest(article: Article) -> str:
    """What an article says after its first paragraph, in Markdown; "" when that was all."""
    return render_sections(article.sections)


def render_sections(sections: Sequence[Section]) -> str:
    """Sections under their headings, in Markdown."""
    return "\n\n".join(
        f"**{section.heading}**\n\n{section.text}" if section.heading else section.text for section in sections
    )


def render_more(app: App, language: str, article: Article, places: Sequence[int]) -> str:
    """These sections with their source and date, in Markdown; "" when the article has none of them."""
    text = render_sections([section for place, section in enumerate(article.sections) if place in places])
    return (
        "\n\n".join(filter(None, (_lead(app, language, article), text, _source(app, language, article))))
        if text
        else ""
    )


def _lead(app: App, language: str, article: Article) -> str:
    same = article.language == language
    return "" if same else app.words.say(language, "other-language", **{"from": article.language})


def _source(app: App, language: str, article: Article) -> str:
    if article.updated_at is None:
        return f"_{app.words.say(language, 'source-undated', title=article.title)}_"
    day = article.updated_at.astimezone(app.business.zone).date()
    return f"_{app.words.say(language, 'source', title=article.title, date=day)}_"


def _answer_buttons(app: App, language: str, *, more: bool, last: bool = True) -> tuple[Button, ...]:
    say = app.words.say
    rest = [Button(label=say(language, "button-more"), action="more")] if more else []
    helped = Button(label=say(language, "button-helped"), action="helped")
    not_helped = Button(label=say(language, "button-not-helped"), action="not-helped")
    return (*rest, *((helped, not_helped) if last else ()), posting.human_button(app.words, language))


def _get(find: Find, key: str, language: str) -> Article:
    article = find(key, language)
    if article is None:
        raise NotFound(what="article")
    return article


def _show_more(tx: Tx, app: App, conversation: Conversation, more: More, why: Why, *, find: Find) -> None:
    candidate, language = more.candidate, conversation.language
    article = articles.to_dated(tx, _get(find, candidate.article, candidate.language))
    text = render_more(app, language, article, more.sections)
    lead = f"{app.words.say(language, more.lead)}\n\n" if more.lead else ""
    left = any(f"{article.key}#{place}" not in conversation.memory.told for place in range(len(article.sections)))
    buttons = _answer_buttons(app, language, more=left)
    source = to_source(article, candidate.probability)
    message = NewMessage(text=lead + text, author=Author.BOT, buttons=buttons, source=source, why=why)
    posting.post(tx, conversation, message)


def _show_rest(
    tx: Tx, app: App, conversation: Conversation, rest: Rest, why: Why, *, find: Find, source: Source | None
) -> None:
    article = _get(find, rest.article, source.language if source is not None else conversation.language)
    text = render_sections([article.sections[place] for place in rest.sections])
    buttons = (posting.human_button(app.words, conversation.language),)
    posting.post(tx, conversation, NewMessage(text=text, author=Author.BOT, buttons=buttons, source=source, why=why))


def _show_several(tx: Tx, app: App, conversation: Conversation, several: Several, why: Why, *, find: Find) -> None:
    """Each answer in its own message, then what has none."""
    for number, candidate in enumerate(several.answers, start=1):
        _show(tx, app, conversation, candidate, why, find=find, last=number == len(several.answers))
    for title in several.again:
        tell(tx, app, conversation, "part-again", why=why, title=title)
    if several.clarify:
        _clarify(tx, app, conversation, several.clarify, why, about=several.about)
    elif several.unsure:
        questions = "; ".join(_quote(question) for question in several.unsure)
        tell(tx, app, conversation, "part-unsure", why=why, question=questions)


def _clarify(
    tx: Tx,
    app: App,
    conversation: Conversation,
    candidates: tuple[Candidate, ...],
    why: Why,
    *,
    more: tuple[str, ...] = (),
    about: str = "",
) -> None:
    language, say = conversation.language, app.words.say
    buttons = [
        Button(
            label=say(language, "button-more-of", title=one.title) if one.article in more else one.title,
            action=f"pick:{one.article}",
        )
        for one in candidates
    ]
    suffix = "-one" if len(candidates) == 1 else ""
    buttons.append(Button(label=say(language, f"clarify-none{suffix}"), action="pick-none"))
    buttons.append(posting.human_button(app.words, language))
    key = f"part-clarify{suffix}" if about else f"clarify{suffix}"
    text = say(language, key, question=_quote(about))
    posting.post(tx, conversation, NewMessage(text=text, author=Author.BOT, buttons=tuple(buttons), why=why))


def _quote(question: str) -> str:
    return question if len(question) <= QUOTED else f"{question[: QUOTED - 1].rstrip()}…"
