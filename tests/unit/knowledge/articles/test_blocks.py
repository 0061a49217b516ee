"""An article cut into what is shown at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.policy.telling import ROOM
from bot.knowledge.articles.blocks import cut, find_sentences, join, split
from tests.support.engine import make_article

ARTICLE = """We deliver in Kyiv for 120 UAH.

Ask us about other cities.

## Prices
- **Kyiv:** 120 UAH
- **Lviv:** 250 UAH

  Order a day ahead.

## How to order
1. Pick a date.
2. Pay.
"""


def test_the_first_paragraph_is_block_0_and_each_item_stands_under_its_heading() -> None:
    blocks = cut(make_article("a/b", body=ARTICLE))
    assert [(block.section, block.heading, block.text) for block in blocks] == [
        (-1, "", "We deliver in Kyiv for 120 UAH."),
        (0, "", "Ask us about other cities."),
        (1, "Prices", "- **Kyiv:** 120 UAH"),
        (1, "Prices", "- **Lviv:** 250 UAH\n\n  Order a day ahead."),
        (2, "How to order", "1. Pick a date.\n2. Pay."),
    ]


def test_blocks_are_joined_with_each_heading_once_and_lists_stay_lists() -> None:
    blocks = cut(make_article("a/b", body=ARTICLE))
    assert join(blocks[2:]) == (
        "**Prices**\n\n- **Kyiv:** 120 UAH\n- **Lviv:** 250 UAH\n\n  Order a day ahead.\n\n"
        "**How to order**\n\n1. Pick a date.\n2. Pay."
    )
    assert join([blocks[0], blocks[3]]).startswith("We deliver in Kyiv for 120 UAH.\n\n**Prices**\n\n- **Lviv:**")


@pytest.mark.parametrize(
    ("markdown", "blocks"),
    [
        ("We do:\n\n- x-rays\n- crowns", ("We do:\n\n- x-rays\n- crowns",)),
        ("We do:\n- x-rays\n- crowns", ("We do:\n\n- x-rays\n- crowns",)),
        ("Steps:\n1. One\n2. Two\n\nThen wait.", ("Steps:\n\n1. One\n2. Two", "Then wait.")),
        ("| a | b |\n|---|---|\n| 1 | 2 |", ("| a | b |\n|---|---|\n| 1 | 2 |",)),
        ("```\n- no list\n\n# no heading\n```\nText.", ("```\n- no list\n\n# no heading\n```\nText.",)),
        (
            "Lost your card?\n\nCome to the desk.\n\nBring a passport.",
            ("Lost your card?\n\nCome to the desk.", "Bring a passport."),
        ),
        ("One line\nand its end.", ("One line\nand its end.",)),
        ("", ()),
    ],
)
def test_what_belongs_together_stays_together(markdown: str, blocks: tuple[str, ...]) -> None:
    assert split(markdown) == blocks


def test_what_is_too_long_is_cut_between_items_and_sentences() -> None:
    steps = "\n".join(f"{number}. {'word ' * 30}end." for number in range(1, 5))
    assert len(split(steps)) == 4
    led = "We do:\n" + "\n".join(f"- {'word ' * 30}end." for _ in range(4))
    assert [block.count("- ") for block in split(led)] == [1, 1, 1, 1]
    prose = " ".join(f"Sentence {number} {'word ' * 20}ends." for number in range(8))
    assert all(len(block) <= ROOM for block in split(prose))
    assert " ".join(split(prose)) == prose


lines = st.sampled_from(["- item", "1. step", "text", "lead:", "", "  more", "| a | b |", "```", "**b** text."])


@given(st.lists(lines, max_size=14).map("\n".join))
def test_nothing_is_lost_or_said_twice(markdown: str) -> None:
    assert "".join("".join(split(markdown)).split()) == "".join(markdown.split())


@pytest.mark.parametrize(
    ("markdown", "sentences"),
    [
        ("One. Two! Three…", ("One.", "Two!", "Three…")),
        ("- **Lost it?** The fine is 200. Call us.", ("- **Lost it?** The fine is 200.", "Call us.")),
        ("Size 20*30*40 cm. See [the map](https://a.b/c).", ("Size 20*30*40 cm.", "See [the map](https://a.b/c).")),
        ("**Bold. It goes on.** Not here.", ()),
        ("```\ncode.\n```", ()),
        ("| a | b |\n|---|---|\n| One. | Two. |", ()),
        ("![](a.png)\nOnly this.", ("Only this.",)),
    ],
)
def test_sentences_are_those_that_can_stand_alone(markdown: str, sentences: tuple[str, ...]) -> None:
    assert tuple(find_sentences(markdown)) == sentences
