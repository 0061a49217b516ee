"""What was decided, in the customer's words: articles with their source and buttons, choices, short sentences."""

from __future__ import annotations

from dataclasses import replace

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
    Perhaps,
    Rest,
    Say,
    Several,
    Wait,
)
from bot.core.policy.occasions import Occasion
from bot.core.policy.why import Why
from bot.core.request import Request
from bot.core.turn import Candidate, Turn
from bot.errors import NotFound
from bot.knowledge.articles.articles import Article
from bot.knowledge.articles.blocks import cut
from bot.language.text.splitting import first_sentence
from bot.service.articles import drafts as articles
from bot.service.cases import opening
from bot.service.chat.looking import Find
from bot.service.chat.reasons import explain, find_turn
from bot.service.chat.rendering import find_aside, render, render_beside, render_rest
from bot.service.chat.wishes import promising
from bot.service.outbox import of_articles, posting, wording
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
        case Perhaps():
            _show_perhaps(tx, app, conversation, decision.action, why, find=find)
        case Clarify():
            _clarify(tx, app, conversation, decision.action, why)
        case AskDetail(slot=slot, policy=policy, sorry=sorry):
            after = say_policy(app, conversation.language, find, policy, request=conversation.memory.request)
            told = describe(app.business, conversation.language, slot)
            tell(tx, app, conversation, "ask-detail-sorry" if sorry else "ask-detail", why=why, after=after, **told)
        case DontKnow():
            _say_no_answer(tx, app, conversation, why)
        case Say(key=key, about=title):
            tell(tx, app, conversation, key, why=why, title=title)
        case Escalate():
            _hand_over(tx, app, conversation, decision.action, decision, about, find=find)
            return
        case Wait() if not isinstance(about, Turn):
            return
    if decision.offers_person:
        tell(tx, app, conversation, "offer-person", why=why)
    stop_waiting(tx, conversation)


def _hand_over(
    tx: Tx, app: App, conversation: Conversation, action: Escalate, decision: Decision, about: Occasion, *, find: Find
) -> None:
    opening.do_open(
        tx,
        app,
        conversation,
        action.reason,
        turn=find_turn(about),
        grounds=decision.grounds,
        request=action.request,
        policy=say_policy(app, conversation.language, find, action.policy, request=action.request),
    )


def say_policy(app: App, language: str, find: Find, candidate: Candidate | None, *, request: Request | None) -> str:
    """What the article says of it in a line or two, for whoever waits for a person; "" where there is none.

    Of a request the first sentence is the rule. Of trouble it is the part that says what to do about it; else the part
    that answers it, unless that is the first paragraph, which tells how things are done when all is well.
    """
    article = find(candidate.article, candidate.language) if candidate is not None else None
    if article is None or candidate is None:
        return ""
    if request is not None:
        return app.words.say(language, "policy-line", policy=first_sentence(article.summary))
    text = find_aside(cut(article), candidate.blocks).removeprefix("- ")
    steps = "\n" if text.startswith("1. ") else ""
    return app.words.say(language, "meanwhile", text=f"{steps}{text}") if text else ""


def stop_waiting(tx: Tx, conversation: Conversation) -> None:
    """The customer waits no longer, except for an answer to what they wrote since."""
    newer = messages.list_unread(tx, conversation.id, after=conversation.read_through)
    conversations.stop_waiting(tx, conversation.id, since=newer[0].created_at if newer else None)


def _show(
    tx: Tx, app: App, conversation: Conversation, candidate: Candidate, why: Why, *, find: Find, last: bool = True
) -> None:
    """The blocks that answer. Of several answers only the ``last`` asks whether it helped."""
    language = conversation.language
    article = _get_dated(tx, find, candidate)
    buttons = answer_buttons(app, language, more=is_more_of(conversation, article), last=last)
    text = render(app, language, article, candidate.blocks) or render(app, language, article, (0,))
    _post(tx, app, conversation, article, text, candidate.probability, buttons, why)


def _post(
    tx: Tx,
    app: App,
    conversation: Conversation,
    article: Article,
    text: str,
    probability: float,
    buttons: tuple[Button, ...],
    why: Why,
) -> None:
    """A passage of an article, with the pictures and files that stand in it."""
    text, files = of_articles.enclose(app, article, text)
    why = replace(why, variant=article.variant)
    source = to_source(article, probability)
    message = NewMessage(text=text, author=Author.BOT, buttons=buttons, source=source, why=why, attachments=files)
    posting.post(tx, conversation, message)


def _show_perhaps(
    tx: Tx, app: App, conversation: Conversation, perhaps: Perhaps, why: Why, *, find: Find, about: str = ""
) -> None:
    """What is likely, said to be no more than that, with what else it could be under it."""
    language, say = conversation.language, app.words.say
    article = _get_dated(tx, find, perhaps.candidate)
    lead = say(language, "part-perhaps", question=_quote(about)) if about else ""
    key = "" if about else "perhaps-again" if perhaps.again else "perhaps"
    text = render(app, language, article, perhaps.candidate.blocks, lead=key)
    beside = perhaps.beside
    below = render_beside(app, language, _get_dated(tx, find, beside), beside) if beside is not None else ""
    text = "\n\n".join(filter(None, (lead, text, below)))
    rest = [Button(label=say(language, "button-more"), action="more")] if is_more_of(conversation, article) else []
    buttons = (*rest, *_choices(app, language, perhaps.others, more=perhaps.more))
    _post(tx, app, conversation, article, text, perhaps.candidate.probability, buttons, why)


def is_more_of(conversation: Conversation, article: Article) -> bool:
    """Whether some of it was not shown."""
    return any(f"{article.key}#{place}" not in conversation.memory.told for place in range(len(cut(article))))


def describe(business: Business, language: str, slot: str) -> dict[str, str]:
    """What a customer must know of a detail they are asked for."""
    detail = business.detail(slot)
    if detail is None:
        return {"called": slot, "example": "", "where": "none"}
    return {"called": detail.call(language), "example": detail.example, "where": detail.where.get(language, "none")}


def tell(tx: Tx, app: App, conversation: Conversation, key: str, *, why: Why, after: str = "", **values: str) -> None:
    """Say a sentence of the catalogue, with ``after`` below it and the way to a person under both."""
    text = "\n\n".join(filter(None, (wording.say(tx, app, conversation, key, **values), after)))
    buttons = (posting.human_button(app.words, conversation.language),)
    posting.post(tx, conversation, NewMessage(text=text, author=Author.BOT, buttons=buttons, why=why))


def _say_no_answer(tx: Tx, app: App, conversation: Conversation, why: Why) -> None:
    text = wording.say(tx, app, conversation, "dont-know")
    buttons = (*promising.offer(tx, app, conversation), posting.human_button(app.words, conversation.language))
    posting.post(tx, conversation, NewMessage(text=text, author=Author.BOT, buttons=buttons, why=why))


def to_source(article: Article, probability: float) -> Source:
    """Where a message of the bot comes from."""
    own = {"article": article.key, "language": article.language, "title": article.title}
    return Source(**own, probability=probability, variant=article.variant)


def answer_buttons(app: App, language: str, *, more: bool, last: bool = True) -> tuple[Button, ...]:
    """What stands under an answer: ``more`` of it, whether it helped, a person."""
    say = app.words.say
    rest = [Button(label=say(language, "button-more"), action="more")] if more else []
    helped = Button(label=say(language, "button-helped"), action="helped")
    not_helped = Button(label=say(language, "button-not-helped"), action="not-helped")
    return (*rest, *((helped, not_helped) if last else ()), posting.human_button(app.words, language))


def _get_dated(tx: Tx, find: Find, candidate: Candidate) -> Article:
    return articles.to_dated(tx, _get(find, candidate.article, candidate.language))


def _get(find: Find, key: str, language: str) -> Article:
    article = find(key, language)
    if article is None:
        raise NotFound(what="article")
    return article


def _show_more(tx: Tx, app: App, conversation: Conversation, more: More, why: Why, *, find: Find) -> None:
    candidate, language = more.candidate, conversation.language
    article = _get_dated(tx, find, candidate)
    text = render(app, language, article, more.blocks, lead=more.lead)
    buttons = answer_buttons(app, language, more=is_more_of(conversation, article))
    _post(tx, app, conversation, article, text, candidate.probability, buttons, why)


def _show_rest(
    tx: Tx, app: App, conversation: Conversation, rest: Rest, why: Why, *, find: Find, source: Source | None
) -> None:
    language = conversation.language
    article = _get(find, rest.article, source.language if source is not None else language)
    more = is_more_of(conversation, article)
    buttons = answer_buttons(app, language, more=more, last=False)
    text, files = of_articles.enclose(app, article, render_rest(article, rest.blocks))
    message = NewMessage(text=text, author=Author.BOT, buttons=buttons, source=source, why=why, attachments=files)
    posting.post(tx, conversation, message)


def _show_several(tx: Tx, app: App, conversation: Conversation, several: Several, why: Why, *, find: Find) -> None:
    """Each answer in its own message, then what has none."""
    for number, candidate in enumerate(several.answers, start=1):
        _show(tx, app, conversation, candidate, why, find=find, last=number == len(several.answers))
    for title in several.again:
        tell(tx, app, conversation, "part-again", why=why, title=title)
    match several.doubt:
        case Perhaps():
            _show_perhaps(tx, app, conversation, several.doubt, why, find=find, about=several.about)
        case Clarify():
            _clarify(tx, app, conversation, several.doubt, why, about=several.about)
        case None if several.unsure:
            questions = "; ".join(_quote(question) for question in several.unsure)
            tell(tx, app, conversation, "part-unsure", why=why, question=questions)


def _clarify(tx: Tx, app: App, conversation: Conversation, clarify: Clarify, why: Why, *, about: str = "") -> None:
    language, candidates = conversation.language, clarify.candidates
    buttons = _choices(app, language, candidates, more=clarify.more)
    suffix = "-one" if len(candidates) == 1 else ""
    text = wording.say(
        tx, app, conversation, f"part-clarify{suffix}" if about else f"clarify{suffix}", question=_quote(about)
    )
    posting.post(tx, conversation, NewMessage(text=text, author=Author.BOT, buttons=buttons, why=why))


def _choices(
    app: App, language: str, candidates: tuple[Candidate, ...], *, more: tuple[str, ...] = ()
) -> tuple[Button, ...]:
    """A button for each article, ``more`` were shown before; then none of them, and a person."""
    say = app.words.say
    named = (
        Button(
            label=say(language, "button-more-of", title=one.title) if one.article in more else one.title,
            action=f"pick:{one.article}",
        )
        for one in candidates
    )
    none = Button(
        label=say(language, "clarify-none" if len(candidates) > 1 else "clarify-none-one"), action="pick-none"
    )
    return (*named, none, posting.human_button(app.words, language))


def _quote(question: str) -> str:
    return question if len(question) <= QUOTED else f"{question[: QUOTED - 1].rstrip()}…"
