"""What changed, word by word."""

from __future__ import annotations

from bot.desk.studio.word_diff import compare_words


def show(before: str, after: str) -> list[str]:
    signs = {"same": "{}", "gone": "[-{}-]", "new": "[+{}+]"}
    lines = compare_words(before, after)
    return ["…" if line.skip else "".join(signs[one.kind].format(one.text) for one in line.parts) for line in lines]


def test_nothing_changed_is_nothing() -> None:
    assert show("a\nb", "a\nb") == []


def test_a_price_is_seen_in_its_sentence() -> None:
    assert show("It costs 100 UAH.", "It costs 120 UAH.") == ["It costs [-100-][+120+] UAH."]


def test_another_sentence_is_another_line() -> None:
    assert show("Come at nine.", "We are closed on Sundays.") == ["[-Come at nine.-]", "[+We are closed on Sundays.+]"]


def test_only_what_is_near_a_change_is_shown() -> None:
    before = "\n".join(f"line {number}" for number in range(20))
    after = before.replace("line 3\n", "line three\n").replace("line 15\n", "")
    assert show(before, after) == [
        "line 2", "line [-3-][+three+]", "line 4", "…", "line 14", "[-line 15-]", "line 16",
    ]  # fmt: skip
