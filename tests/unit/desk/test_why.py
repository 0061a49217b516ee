"""Why the bot did something, in words."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import TypeGuard

import pytest
import yaml

from bot.core.language import LANGUAGES
from bot.desk.frame.weighed import say_share
from bot.desk.inbox.brief_card import SAID_BY_REASON
from bot.desk.inbox.why import list_searches, name_rule
from bot.words import Catalogue

ROOT = Path(__file__).resolve().parents[3]
WORDS = Catalogue()
RULE_PLACES = {"escalate": 2, "_miss": 2, "tell_more": 3}  # where these functions take the rule


def _rules() -> Iterator[str]:
    """Every rule that is named in bot/core."""
    for path in sorted((ROOT / "bot" / "core").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for value in _rule_values(node):
                yield from (part.value for part in ast.walk(value) if _is_text(part))


def _rule_values(node: ast.AST) -> Iterator[ast.expr]:
    if isinstance(node, ast.Assign) and any(isinstance(name, ast.Name) and name.id == "rule" for name in node.targets):
        yield from (node.value.body, node.value.orelse) if isinstance(node.value, ast.IfExp) else (node.value,)
    if isinstance(node, ast.Call):
        yield from (keyword.value for keyword in node.keywords if keyword.arg == "rule")
        place = RULE_PLACES.get(node.func.id, 99) if isinstance(node.func, ast.Name) else 99
        yield from node.args[place : place + 1]
    if isinstance(node, ast.FunctionDef):
        named = zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
        yield from (default for name, default in named if name.arg == "rule" and default is not None)


def _is_text(node: ast.AST) -> TypeGuard[ast.Constant]:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _intents() -> list[str]:
    return list(yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))["intents"])


RULES = sorted({rule.strip() for rule in _rules()})


def test_the_rules_are_found() -> None:
    assert {"close enough", "no number, no question", "misses in a row", "follow-up: said above"} <= set(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_its_words(rule: str) -> None:
    slug, _ = name_rule(rule)
    assert WORDS.has(f"desk-rule-{slug}")


@pytest.mark.parametrize("intent", _intents())
def test_every_intent_has_its_words(intent: str) -> None:
    assert WORDS.has(f"desk-intent-{intent.replace('_', '-')}")


@pytest.mark.parametrize("slug", SAID_BY_REASON)
def test_what_the_brief_does_not_repeat_is_a_rule_or_an_intent(slug: str) -> None:
    assert WORDS.has(f"desk-rule-{slug}") or WORDS.has(f"desk-intent-{slug}")


def test_the_number_of_a_rule_is_said() -> None:
    assert name_rule("2 misses in a row") == ("misses-in-a-row", 2)


@pytest.mark.parametrize(
    ("share", "said"), [(0.0, "<1%"), (0.0099, "<1%"), (0.01, "1%"), (0.5, "50%"), (0.99, "99%"), (1.0, ">99%")]
)
def test_a_share_is_never_nothing_and_never_everything(share: float, said: str) -> None:
    assert say_share(share) == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_further_searches_are_named_with_what_they_found(language: str) -> None:
    found = [{"article": "a/b", "title": "Title", "probability": 0.5, "matched": "words"}]
    why: dict[str, object] = {
        "context": {"asked": "delivery and on Sunday?", "candidates": found},
        "parts": [{"text": "one?", "candidates": found}, {"text": "two?", "candidates": []}],
        "picked": "Title",
    }
    lines = list_searches(lambda key, /, **values: WORDS.say(language, f"desk-{key}", **values), why)
    assert [len(weighed) for _, weighed in lines] == [1, 1, 0, 0]
    assert [word in line for (line, _), word in zip(lines, ("Sunday", "one?", "two?", "Title"), strict=True)] == [
        True
    ] * 4


@pytest.mark.parametrize("why", [{}, {"context": None, "parts": "?"}, {"context": [], "parts": [1]}])
def test_what_is_not_on_record_is_left_out(why: dict[str, object]) -> None:
    assert list_searches(str, why) == []
