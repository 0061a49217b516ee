"""Drafts of articles out of old conversations: the most typical answer under the questions it was given to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from bot.core.insights.histories import AskedSo, OldTopic
from bot.knowledge.articles.body import same_question
from bot.knowledge.imports.compose import find_problems, write_file
from bot.knowledge.imports.naming import choose_key
from bot.knowledge.imports.table import to_body
from bot.language.said.veiling import SIGN
from bot.language.text.wording import asks
from bot.service.articles.drafts import Draft
from bot.service.articles.imports.planning import claims_of
from bot.service.articles.reading import Library

LEAST: Final = 3  # questions in a language beside the one most asked, from which on it gets a version
MOST_QUESTIONS: Final = 25
LONGEST_TITLE: Final = 90


def compose_drafts(topic: OldTopic, library: Library, taken: set[str]) -> tuple[Draft, ...]:
    """A draft in each language that was answered; none without an answer. The name they get is ``taken`` then."""
    main, _ = topic.reply
    languages = [code for code in topic.languages if topic.replies.get(code)]
    wanted = [code for code in languages if code == main or topic.languages[code] >= LEAST]
    key, made = "", []
    claims = claims_of(library)
    for code in wanted:
        mine = [one for one in topic.wordings if one.language == code]
        title = title_of(topic, code)
        key = key or choose_key("", title, code, taken)
        text = write_file(
            title=title,
            body=to_body(topic.replies[code][0])[0],
            questions=choose_questions(mine, title, claims[code]),
            golden=(),
            status="draft",
            escalate="never",
            tags=(),
        )
        if not any(problem.fatal for problem in find_problems(text, key=key, language=code)):
            made.append(Draft(key=key, language=code, text=text, digest=""))
    taken.add(key)
    return tuple(made)


def title_of(topic: OldTopic, language: str) -> str:
    """A wording that reads like a title: asked more than once, else the typical one; short, with nothing left out."""
    mine = [one for one in topic.wordings if one.language == language]
    often = [one.text for one in mine if one.count > 1]
    typical = [topic.title] if language == topic.language else []
    texts = [*often, *typical, *(one.text for one in mine)] or [topic.title]
    plain = [one for one in texts if SIGN not in one and len(one) <= LONGEST_TITLE]
    best = (plain or texts)[0]
    titled = best[:1].upper() + best[1:]
    return f"{titled.rstrip('.!, ')}?" if asks(titled) and not titled.endswith("?") else titled


def choose_questions(wordings: Iterable[AskedSo], title: str, claimed: set[str]) -> Sequence[str]:
    """Those asked most, without what other articles are asked by already."""
    known = {same_question(title), *claimed}
    found = [one.text for one in wordings if SIGN not in one.text and same_question(one.text) not in known]
    return found[:MOST_QUESTIONS]
