"""The facts of a turn: what its words mean, and what the search finds for it, its parts and what it leans on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from bot.core.conversation import Memory, Topic
from bot.core.policy import decide as policy
from bot.core.policy.limits import Thresholds
from bot.core.turn import Candidate, Context, Fit, Part, Shown, Step, Turn
from bot.knowledge.articles.articles import Article
from bot.knowledge.articles.blocks import cut, join
from bot.language.said.buying import read_wish_to_order
from bot.language.said.reading import read_words
from bot.language.text.showing import asks_for_photo
from bot.language.text.splitting import split_questions
from bot.language.text.wording import may_follow_up
from bot.service.chat.choosing import find_chosen
from bot.service.ports import Finder

Find = Callable[[str, str], Article | None]

SAME_WORDING: Final = 0.9  # from here on two wordings ask the same
MOST_PARTS: Final = 6  # a longer message is a story, not a list of questions


def look_up(finder: Finder, memory: Memory, turn: Turn, thresholds: Thresholds) -> Turn:
    """Read the words and search, whatever the turn was taken for. It becomes a question when that shows that it is one.

    Not a request, nor while a form waits for a detail: who asks about their order there is on the way to a person.
    """
    turn = replace(turn, said=read_words(turn.text, turn.language))
    chosen = find_chosen(finder, memory, turn)
    if chosen is not None:
        turn = replace(turn, step=Step.ANSWER, chosen=chosen, candidates=(chosen,), parts=())
        return replace(turn, shown=look_at(finder, memory.wording, chosen))
    question = turn.said.question or turn.text
    turn = replace(turn, candidates=_search(finder, turn, question))
    if _best(turn.candidates) < thresholds.clarify:
        turn = replace(turn, candidates=_search_the_wish(finder, turn, question, thresholds) or turn.candidates)
    topic = None if turn.said.corrects and not turn.said.points else memory.topic
    turn = replace(turn, context=_search_with_topic(finder, topic, turn, question))
    turn = replace(turn, shown=_list_shown(finder, memory, turn, question))
    wanted = memory.slot or policy.is_request(turn, thresholds)
    if not wanted and policy.is_question_after_all(turn, thresholds):
        turn = replace(turn, step=Step.ANSWER)
    if turn.step is not Step.ANSWER:
        return turn
    remembered = _find_picked(finder, memory, question, turn.language)
    turn = replace(turn, remembered=remembered, parts=_search_parts(finder, turn))
    return replace(turn, shown=_list_shown(finder, memory, turn, question))


def look_at(finder: Finder, question: str, candidate: Candidate) -> tuple[Shown, ...]:
    """How the blocks of one article fit the question."""
    article = finder.article(candidate.article, candidate.language)
    if article is None:
        return ()
    fits = finder.fit_blocks(question, article, article.language)
    return (show(article, fits),)


def show(article: Article, fits: tuple[Fit, ...]) -> Shown:
    """The blocks of an article that was shown."""
    blocks = cut(article)
    return Shown(
        article=article.key,
        language=article.language,
        title=article.title,
        fits=tuple(fit.alone for fit in fits),
        shares=tuple(fit.share for fit in fits),
        headings=tuple(block.heading for block in blocks),
        sizes=measure(article),
    )


def measure(article: Article) -> tuple[int, ...]:
    """The characters each block takes, with its heading."""
    return tuple(len(join([block])) for block in cut(article))


def leave_out_gone(find: Find, turn: Turn) -> Turn:
    """The turn without the articles that are gone or rewritten since the search, so that nothing is decided on them."""

    def live(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
        return tuple(one for one in candidates if find(one.article, one.language) is not None)

    def same(one: Shown) -> bool:
        article = find(one.article, one.language)
        return article is not None and len(cut(article)) == len(one.fits)

    context = turn.context
    return replace(
        turn,
        candidates=live(turn.candidates),
        context=replace(context, candidates=live(context.candidates)) if context is not None else None,
        parts=tuple(replace(part, candidates=live(part.candidates)) for part in turn.parts),
        shown=tuple(one for one in turn.shown if same(one)),
        remembered=next(iter(live((turn.remembered,))), None) if turn.remembered is not None else None,
        chosen=next(iter(live((turn.chosen,))), None) if turn.chosen is not None else None,
    )


def find_sensitive(find: Find, turn: Turn) -> frozenset[str]:
    """Of all articles the turn may lead to, those that always go to a person."""
    context = turn.context.candidates if turn.context is not None else ()
    parts = (candidate for part in turn.parts for candidate in part.candidates)
    remembered = (turn.remembered,) if turn.remembered is not None else ()
    candidates = {(one.article, one.language) for one in (*turn.candidates, *context, *parts, *remembered)}
    found = ((key, find(key, language)) for key, language in candidates)
    return frozenset(key for key, article in found if article is not None and article.escalate == "always")


def find_wanting(find: Find, memory: Memory, turn: Turn) -> frozenset[str]:
    """Of the likeliest article and the one told last, those that ask for a photo."""
    likely = [(one.article, one.language) for one in turn.candidates[:1]]
    told = [(memory.topic.article, turn.language)] if memory.topic is not None else []
    found = ((key, find(key, language)) for key, language in (*likely, *told))
    return frozenset(key for key, article in found if article is not None and asks_for_photo(article.body))


def _search(finder: Finder, turn: Turn, question: str) -> tuple[Candidate, ...]:
    """The surest result: for the text as written, for the question in it, and with what it goes on from."""
    found = [turn.candidates or finder.find_answers(turn.text, turn.language)]
    if question != turn.text:
        found.append(finder.find_answers(question, turn.language))
    if turn.before:
        found.append(finder.find_answers(f"{turn.before} {question}", turn.language))
    return max(found, key=_best)


def _search_the_wish(finder: Finder, turn: Turn, question: str, thresholds: Thresholds) -> tuple[Candidate, ...]:
    """What to do to order, for who says what and when, which no article knows: likely, never sure."""
    wish = read_wish_to_order(question)
    found = finder.find_answers(wish, turn.language) if wish else ()
    if _best(found) < thresholds.answer:
        return ()
    return (replace(found[0], probability=(thresholds.clarify + thresholds.answer) / 2),)


def _search_with_topic(finder: Finder, topic: Topic | None, turn: Turn, question: str) -> Context | None:
    if topic is None or not (turn.replies or may_follow_up(question, turn.language)):
        return None
    asked = f"{topic.question} {question}"
    return Context(article=topic.article, asked=asked, candidates=finder.find_answers(asked, turn.language))


def _search_parts(finder: Finder, turn: Turn) -> tuple[Part, ...]:
    parts = split_questions(turn.text)
    if not 1 < len(parts) <= MOST_PARTS:
        return ()
    return tuple(_search_part(finder, part, turn.language) for part in parts)


def _search_part(finder: Finder, text: str, language: str) -> Part:
    return Part(text=text, said=read_words(text, language), candidates=finder.find_answers(text, language))


def _find_picked(finder: Finder, memory: Memory, question: str, language: str) -> Candidate | None:
    """The article the customer picked when they asked the same before; the latest choice counts."""
    wordings = [choice.asked for choice in memory.picked]
    alike = finder.compare_wordings(question, wordings, language)
    picked = [choice for choice, like in zip(memory.picked, alike, strict=True) if like >= SAME_WORDING]
    article = finder.article(picked[-1].article, language) if picked else None
    if article is None:
        return None
    return Candidate(article=article.key, language=article.language, title=article.title, probability=1.0)


def _list_shown(finder: Finder, memory: Memory, turn: Turn, question: str) -> tuple[Shown, ...]:
    """The articles shown before that this turn may come back to."""
    topic = memory.topic.article if turn.context is not None and memory.topic is not None else ""
    likely = [topic, *(candidate.article for candidate in (*turn.candidates[:1], turn.remembered) if candidate)]
    keys = [key for key in dict.fromkeys(likely) if key in memory.shown]
    found = (look_at(finder, question, _named(key, turn.language)) for key in keys)
    shown = tuple(shown for each in found for shown in each)
    return tuple(_with_the_last(finder, memory, question, one) if one.article == topic else one for one in shown)


def _with_the_last(finder: Finder, memory: Memory, question: str, shown: Shown) -> Shown:
    """Where the answer of a follow-up stands: by its own words and together with the question before it.

    "How much?" after "do you deliver to Odesa?" is about the block that names Odesa.
    """
    if memory.topic is None:
        return shown
    before = memory.asked[-1] if memory.asked and not memory.topic.age else memory.topic.question
    together = look_at(finder, f"{before} {question}", _named(shown.article, shown.language))
    both = [one * other for one, other in zip(shown.shares, together[0].shares if together else (), strict=False)]
    return replace(shown, shares=tuple(share / sum(both) for share in both)) if any(both) else shown


def _named(key: str, language: str) -> Candidate:
    return Candidate(article=key, language=language, title="", probability=0.0)


def _best(candidates: tuple[Candidate, ...]) -> float:
    return candidates[0].probability if candidates else 0.0
