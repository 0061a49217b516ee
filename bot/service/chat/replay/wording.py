"""The very words a customer would get for a decision, without a conversation to say them in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.core.articles.replay import Outcome
from bot.core.policy.decision import (
    Action,
    Answer,
    AskDetail,
    Clarify,
    DontKnow,
    Escalate,
    More,
    Perhaps,
    Say,
    Several,
)
from bot.core.turn import Candidate
from bot.markup.pictures import take_out
from bot.service.articles import enclosing
from bot.service.chat.looking import Find
from bot.service.chat.notices import giving
from bot.service.chat.rendering import render, render_beside
from bot.service.chat.replay.acting import Acted
from bot.service.chat.saying import describe, say_policy
from bot.service.ports import App, Engine

Said = tuple[str, ...]


def word(app: App, acted: Acted, find: Find) -> tuple[Said, Said]:
    """The messages in Markdown, and the buttons under the last of them that name articles."""
    language, action = acted.turn.language, acted.decision.action
    messages = tuple(filter(None, _say(app, language, action, find)))
    if acted.decision.offers_person:
        messages = (*messages, app.words.say(language, "offer-person"))
    return messages, _buttons(app, language, action)


def add_notice(engine: Engine, acted: Acted, outcome: Outcome) -> Outcome:
    """With the notice somebody new would read now."""
    known = engine.posted.notices
    noticed = giving.choose(engine.finder, acted.turn, known)
    notice = next((one for one in known if noticed is not None and one.id == noticed.number), None)
    if notice is None:
        return outcome
    text = giving.render(engine, notice, acted.turn.language)
    return replace(outcome, notice=text, instead=giving.is_answer(noticed, acted.decision))


def _say(app: App, language: str, action: Action, find: Find) -> Iterator[str]:
    say = app.words.say
    match action:
        case Answer(candidate=candidate):
            yield _show(app, language, candidate, find)
        case More(candidate=candidate, blocks=blocks, lead=lead):
            yield _show(app, language, candidate, find, places=blocks, lead=lead)
        case Perhaps(again=again):
            yield _show_perhaps(app, language, action, find, lead="perhaps-again" if again else "perhaps")
        case Several():
            yield from _say_several(app, language, action, find)
        case Clarify(candidates=candidates):
            yield say(language, "clarify" if len(candidates) > 1 else "clarify-one")
        case AskDetail(slot=slot, policy=policy, sorry=sorry):
            told = describe(app.business, language, slot)
            yield say(language, "ask-detail-sorry" if sorry else "ask-detail", **told)
            yield say_policy(app, language, find, policy, request=None)
        case DontKnow():
            yield say(language, "dont-know")
        case Say(key=key, about=title):
            yield say(language, key, title=title)
        case Escalate(reason=reason, policy=policy, request=request):
            handed = say(language, f"handed-{reason.value}")
            yield "\n\n".join(filter(None, (handed, say_policy(app, language, find, policy, request=request))))


def _say_several(app: App, language: str, several: Several, find: Find) -> Iterator[str]:
    for candidate in several.answers:
        yield _show(app, language, candidate, find)
    match several.doubt:
        case Perhaps():
            lead = app.words.say(language, "part-perhaps", question=several.about)
            yield f"{lead}\n\n{_show_perhaps(app, language, several.doubt, find)}"
        case Clarify(candidates=candidates):
            key = "part-clarify" if len(candidates) > 1 else "part-clarify-one"
            yield app.words.say(language, key, question=several.about)
        case None if several.unsure:
            yield app.words.say(language, "part-unsure", question="; ".join(several.unsure))


def _show_perhaps(app: App, language: str, perhaps: Perhaps, find: Find, *, lead: str = "") -> str:
    first = _show(app, language, perhaps.candidate, find, lead=lead)
    beside = perhaps.beside
    article = find(beside.article, beside.language) if beside is not None else None
    below = render_beside(app, language, article, beside) if article is not None and beside is not None else ""
    return "\n\n".join(filter(None, (first, below)))


def _show(
    app: App, language: str, candidate: Candidate, find: Find, *, places: Sequence[int] = (), lead: str = ""
) -> str:
    article = find(candidate.article, candidate.language)
    if article is None:
        return ""
    text = render(app, language, article, places or candidate.blocks, lead=lead)
    files = dict(enclosing.list_shown(app, path=article.path, text=text)) if article.encloses else {}
    names = ", ".join(one.name for one in files.values())
    return f"{take_out(text, files.__contains__)}\n\n📎 {names}" if files else text


def _buttons(app: App, language: str, action: Action) -> Said:
    match action:
        case Perhaps(others=candidates) | Clarify(candidates=candidates):
            none = "clarify-none" if len(candidates) > 1 else "clarify-none-one"
            return (*(one.title for one in candidates), app.words.say(language, none))
        case Several(doubt=doubt) if doubt is not None:
            return _buttons(app, language, doubt)
    return ()
