"""Why the bot did something, in words."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.core.language import LANGUAGES
from bot.core.policy.rules import Rule, by
from bot.core.policy.why import Considered, Piece, Why, WithLast
from bot.desk.frame.weighed import say_share
from bot.desk.inbox.brief_card import INTENTS_SAID_BY_REASON, is_said_by_reason
from bot.desk.inbox.why import list_searches, to_weighed
from bot.words import Catalogue

ROOT = Path(__file__).resolve().parents[4]
WORDS = Catalogue()
INTENTS = list(yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))["intents"])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", Rule)
def test_every_rule_is_a_sentence_in_every_language(language: str, rule: Rule) -> None:
    said = WORDS.say(language, f"desk-rule-{rule.value}", count=2, intent="?")
    assert said
    assert "rule-" not in said


@pytest.mark.parametrize("intent", INTENTS)
def test_every_intent_has_its_words(intent: str) -> None:
    assert WORDS.has(f"desk-intent-{intent.replace('_', '-')}")


@pytest.mark.parametrize("intent", sorted(INTENTS_SAID_BY_REASON))
def test_what_the_brief_does_not_repeat_is_an_intent(intent: str) -> None:
    assert intent in INTENTS
    assert is_said_by_reason(by(Rule.UNDERSTOOD, intent=intent))


def test_the_brief_repeats_what_the_reason_does_not_say() -> None:
    assert is_said_by_reason(by(Rule.ANGER))
    assert not is_said_by_reason(by(Rule.NO_DETAIL))
    assert not is_said_by_reason(by(Rule.UNDERSTOOD, intent="insult"))


def test_the_number_of_a_rule_is_said() -> None:
    assert "3" in WORDS.say("en", "desk-rule-misses", count=3)


@pytest.mark.parametrize(
    ("share", "said"), [(0.0, "<1%"), (0.0099, "<1%"), (0.01, "1%"), (0.5, "50%"), (0.99, "99%"), (1.0, ">99%")]
)
def test_a_share_is_never_nothing_and_never_everything(share: float, said: str) -> None:
    assert say_share(share) == said


FOUND = (Considered(article="a/b", title="Title", probability=0.5, matched="words"),)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_further_searches_are_named_with_what_they_found(language: str) -> None:
    why = Why(
        grounds=by(Rule.SEVERAL),
        context=WithLast(asked="delivery and on Sunday?", candidates=FOUND),
        parts=(Piece(text="one?", candidates=FOUND), Piece(text="two?")),
        picked="Title",
    )
    lines = list_searches(lambda key, /, **values: WORDS.say(language, f"desk-{key}", **values), why)
    assert [len(weighed) for _, weighed in lines] == [1, 1, 0, 0]
    assert [word in line for (line, _), word in zip(lines, ("Sunday", "one?", "two?", "Title"), strict=True)] == [
        True
    ] * 4


def test_where_nothing_was_searched_nothing_is_listed() -> None:
    assert list_searches(str, Why(grounds=by(Rule.HELPED))) == []


def test_an_article_without_a_title_is_called_by_its_name() -> None:
    assert [one.title for one in to_weighed((Considered(article="a/b"),))] == ["a/b"]
