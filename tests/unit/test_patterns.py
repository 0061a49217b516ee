"""Every pattern of the product, and those of others on a customer's way, are linear in the text.

A pattern that is not linear is a way to stop the bot with one message. Each gets texts made from itself; what counts
is how its time grows from 500 to 4,000 characters, never the time itself.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable

import pytest

from bot.language.text.entities import find_entities
from bot.language.text.lemmas import lemmas
from bot.markup.text import to_rich
from bot.settings import ROOT
from tests.support import adversary, growth
from tests.support.patterns import find_patterns, import_all, tokenizer_patterns

PHONE = "044 123 45 67 "  # without nine digits nobody looks for a phone number
BAD = (
    r"(?:a+)+b",
    r"\s+$",
    r"[.,!?]+$",
    r"x*x*y",
    r"\S+@\S+",
    r"^#+ (.+?)\s*#*\s*$",
    r"(?:номер\w*)\s*(?:is|номер\w*|#)*[\s#]*\d{6}",
    r"<[^>]*>",
    r"\[([^\]]*)\]\([^)]*\)",
)
GOOD = (r"(?<!\s)\s+$", r"\w+(?:['’]\w+)*", r"<[^<>]*>", r"\b\w+\b", r"(?<!\w)(?:a[ .]){2,}a(?!\w)")


def _search(pattern: re.Pattern[str]) -> Callable[[str], object]:
    return lambda text: sum(1 for _ in pattern.finditer(text))


@pytest.mark.parametrize("pattern", BAD)
def test_a_pattern_that_is_not_linear_is_found(pattern: str) -> None:
    bad = re.compile(pattern)
    assert growth.find_slow(_search(bad), adversary.make_seeds(bad)) is not None


@pytest.mark.parametrize("pattern", GOOD)
def test_a_linear_pattern_passes(pattern: str) -> None:
    good = re.compile(pattern)
    assert growth.find_slow(_search(good), adversary.make_seeds(good)) is None


def test_every_pattern_of_the_product_is_linear() -> None:
    import_all("bot", "actions")
    patterns = find_patterns("bot", "actions")
    assert len(patterns) > 100
    slow = {name: growth.find_slow(_search(one), adversary.make_seeds(one)) for name, one in patterns.items()}
    assert {name: seed for name, seed in slow.items() if seed is not None} == {}


@pytest.mark.parametrize(
    ("library", "use"),
    [
        ("phonenumbers", lambda text: find_entities(PHONE + text)),
        ("markdown_it", to_rich),
        ("spacy", lambda text: lemmas.__wrapped__(text, "uk")),
    ],
)
def test_what_is_made_from_the_patterns_of_a_library_does_not_slow_our_use_of_it(
    library: str, use: Callable[[str], object]
) -> None:
    use("номер")  # what is loaded at the first use
    patterns = tokenizer_patterns("ru", "uk", "en") if library == "spacy" else find_patterns(library)
    seeds = dict.fromkeys(seed for one in patterns.values() for seed in adversary.make_seeds(one, most=12))
    assert len(seeds) > 20
    assert growth.find_slow(use, list(seeds)) is None


def test_patterns_are_compiled_where_this_test_finds_them() -> None:
    sources = [path for folder in ("bot", "actions") for path in sorted((ROOT / folder).rglob("*.py"))]
    calls = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sources
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re.")
        if ast.unparse(node.func) not in ("re.compile", "re.escape")
    ]
    assert calls == []
