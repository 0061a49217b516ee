"""What a customer sees of a letter: text and entities that Telegram takes, of any length and any content."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import MessageEntity

from bot.channels.telegram.bounds.split import utf16_length
from bot.channels.telegram.render import Piece, render, to_keyboard
from bot.core.clocks.told import Moment
from bot.core.messages import Button
from bot.errors import SendRefused
from bot.service.ports import Letter

ANY_TEXT = st.text(st.characters(), max_size=300)
MARKDOWN = st.lists(
    st.sampled_from(
        [
            "**",
            "*",
            "`",
            "```\n",
            "# ",
            "- ",
            "1. ",
            "> ",
            "[x](http://a.b)",
            "\n",
            "\n\n",
            "слово ",
            "👩‍👩‍👧",
            "<b>",
            "<!--",
            "-->",
            "|a|b|\n|-|-|\n|c|d|\n",
            "![p](https://a.b/c.png)",
            "~~",
            "  ",
        ]
    ),
    max_size=40,
).map("".join)


def pieces(text: str, *, markup: bool = True) -> tuple[Piece, ...]:
    return render(Letter(chat_key="1", text=text, markup=markup))


def one(text: str) -> Piece:
    (piece,) = pieces(text)
    return piece


def marked(piece: Piece) -> list[tuple[str, str]]:
    """(kind, the words it covers) as Telegram counts them."""
    return [(str(entity.type), covered(piece, entity)) for entity in piece.entities]


def covered(piece: Piece, entity: MessageEntity) -> str:
    raw = piece.text.encode("utf-16-le")
    return raw[entity.offset * 2 : (entity.offset + entity.length) * 2].decode("utf-16-le")


def test_a_scale_stands_in_rows_of_one_length() -> None:
    keyboard = to_keyboard([Button(label=str(score), action=f"nps:{score}") for score in range(11)])
    assert keyboard is not None
    assert [[button.text for button in row] for row in keyboard.inline_keyboard] == [list("012345"), [*"6789", "10"]]


def test_styles_become_entities_and_the_marks_disappear() -> None:
    piece = one("**жирно**, *курсив*, `код` и ~~нет~~")
    assert piece.text == "жирно, курсив, код и нет"
    assert marked(piece) == [("bold", "жирно"), ("italic", "курсив"), ("code", "код"), ("strikethrough", "нет")]


def test_offsets_count_utf16_units() -> None:
    piece = one("👩‍👩‍👧😀 **after**")
    assert marked(piece) == [("bold", "after")]
    assert piece.entities[0].offset == utf16_length("👩‍👩‍👧😀 ") == 11


def test_what_stands_under_a_heading_is_folded_away_right_below_it() -> None:
    piece = one("Intro\n\n## When\nAt **noon**.\n\n> Bye\n\n## Where\nHere.")
    assert piece.text == "Intro\n\nWhen\nAt noon.\n\nBye\n\nWhere\nHere."
    folded = "expandable_blockquote"
    assert marked(piece) == [
        ("bold", "When"),
        (folded, "At noon.\n\nBye"),
        ("bold", "noon"),
        ("bold", "Where"),
        (folded, "Here."),
    ]


def test_words_with_a_line_below_them_fold_nothing() -> None:
    assert marked(one("When\n---\nAt noon.")) == [("bold", "When")]


def test_lists_keep_their_numbers_their_depth_and_their_styles() -> None:
    piece = one("3. one\n4. two\n   - **deep**\n   - more")
    assert piece.text == "3. one\n4. two\n   • deep\n   • more"
    assert marked(piece) == [("bold", "deep")]


def test_links_are_opened_by_telegram_or_said_in_words() -> None:
    piece = one("[site](https://a.b/c) [mail](mailto:x@y.z) [article](../other.md) <https://d.e>")
    assert piece.text == "site mail (x@y.z) article https://d.e"
    assert [(entity.url, covered(piece, entity)) for entity in piece.entities] == [
        ("https://a.b/c", "site"),
        ("https://d.e", "https://d.e"),
    ]


def test_a_picture_is_shown_under_the_piece_that_names_it() -> None:
    text = "![our studio](https://a.b/studio.jpg)\n\n" + "word " * 2000
    assert [piece.picture for piece in pieces(text)] == ["https://a.b/studio.jpg", "", ""]
    assert [(str(entity.type), entity.url) for entity in pieces(text)[0].entities] == [
        ("text_link", "https://a.b/studio.jpg")
    ]


def test_a_script_link_is_never_a_link() -> None:
    assert one("[x](javascript:alert(1))").entities == ()


def test_code_blocks_and_quotes_are_kept_as_such() -> None:
    piece = one("```py\na = 1\n\nb = 2\n```\n\n> wise\n> words")
    assert marked(piece) == [("pre", "a = 1\n\nb = 2"), ("blockquote", "wise\nwords")]
    assert piece.entities[0].language == "py"


def test_html_in_an_article_is_shown_as_it_was_typed() -> None:
    assert one("a <b>c</b> & <script>x</script>").text == "a <b>c</b> & <script>x</script>"


def test_plain_text_is_shown_as_typed() -> None:
    (piece,) = pieces("**not bold** <i>\n# no heading", markup=False)
    assert piece == Piece(text="**not bold** <i>\n# no heading")


def test_a_long_text_is_split_at_paragraphs() -> None:
    paragraphs = [str(number) * 1500 for number in range(5)]
    assert [piece.text for piece in pieces("\n\n".join(paragraphs), markup=False)] == [
        "\n\n".join(paragraphs[:2]),
        "\n\n".join(paragraphs[2:4]),
        paragraphs[4],
    ]


def test_without_paragraphs_it_is_split_at_lines_and_then_at_words() -> None:
    lines = "\n".join(["x" * 1000] * 6)
    assert [len(piece.text) for piece in pieces(lines, markup=False)] == [4003, 2001]
    words = " ".join(["word"] * 1500)
    assert all(piece.text.endswith("word") for piece in pieces(words, markup=False))


def test_an_entity_over_a_cut_goes_on_in_the_next_piece() -> None:
    text = " ".join(["word"] * 1500)
    parts = pieces(f"**{text}**")
    assert len(parts) == 2
    assert [marked(part) for part in parts] == [[("bold", part.text)] for part in parts]


def test_a_joined_emoji_is_not_torn() -> None:
    family = "👩‍👩‍👧‍👦"
    parts = pieces("a" + family * 800, markup=False)
    assert len(parts) > 1
    assert all(part.text.replace("a", "").replace(family, "") == "" for part in parts)


def test_the_buttons_are_under_the_last_piece() -> None:
    yes = Button(label="Yes", action="y")
    parts = render(Letter(chat_key="1", text="word " * 2000, buttons=(yes,)))
    assert [part.buttons for part in parts] == [(), (), (yes,)]


def test_short_buttons_share_a_row_and_long_ones_do_not() -> None:
    labels = ["1", "2", "3", "4", "5", "A very long answer to choose", "No"]
    keyboard = to_keyboard([Button(label=label, action=label) for label in labels])
    assert keyboard is not None
    assert [[b.text for b in row] for row in keyboard.inline_keyboard] == [labels[:5], labels[5:6], labels[6:]]


@pytest.mark.parametrize(
    "labels",
    [
        ("Подробнее", "👍 Помогло", "👎 Не то", "Позвать человека"),
        ("Докладніше", "👍 Допомогло", "👎 Не те", "Покликати людину"),
        ("More", "👍 Helped", "👎 Not what I need", "Talk to a person"),
    ],
)
def test_the_two_reactions_stand_side_by_side(labels: tuple[str, ...]) -> None:
    actions = ("more", "helped", "not-helped", "human")
    pairs = zip(labels, actions, strict=True)
    keyboard = to_keyboard([Button(label=label, action=action) for label, action in pairs])
    assert keyboard is not None
    rows = [[button.callback_data for button in row] for row in keyboard.inline_keyboard]
    assert rows == [["more"], ["helped", "not-helped"], ["human"]]


@pytest.mark.parametrize("action", ["", "я" * 33, "x" * 65])
def test_an_action_telegram_would_refuse_is_refused_here(action: str) -> None:
    with pytest.raises(SendRefused):
        render(Letter(chat_key="1", text="x", buttons=(Button(label="L", action=action),)))


@pytest.mark.parametrize("text", ["", "  \n", "\u2003"])
def test_a_letter_without_text_is_refused(text: str) -> None:
    with pytest.raises(SendRefused):
        pieces(text)


@settings(deadline=None)
@given(st.one_of(ANY_TEXT, MARKDOWN), st.booleans(), st.integers(1, 40))
def test_whatever_the_text_telegram_takes_every_piece(text: str, markup: bool, times: int) -> None:
    try:
        parts = pieces(text * times, markup=markup)
    except SendRefused:
        return
    for part in parts:
        edges = {0, *accumulate(map(utf16_length, part.text))}
        assert 1 <= utf16_length(part.text) <= 4096
        assert part.text == part.text.strip()
        for entity in part.entities:
            assert entity.length > 0
            assert {entity.offset, entity.offset + entity.length} <= edges


def test_a_number_is_copied_by_the_client_itself() -> None:
    keyboard = to_keyboard((Button(label="Copy #17K", action="copy:17K"), Button(label="Stop", action="stop")))
    assert keyboard is not None
    copy, stop = [button for row in keyboard.inline_keyboard for button in row]
    assert copy.copy_text is not None
    assert (copy.copy_text.text, copy.callback_data, stop.callback_data) == ("17K", None, "stop")


def test_a_time_is_marked_where_it_stands_and_an_emoji_before_it_counts_twice() -> None:
    at = datetime(2026, 12, 1, 6, tzinfo=UTC)
    moments = (
        Moment(words="tomorrow from 08:00", at=at),
        Moment(words="March 8", at=at, dated=True),
        Moment(words="09:30", at=at, bare=True),
        Moment(words="not there", at=at),
        Moment(words="", at=at),
    )
    (piece,) = render(Letter(chat_key="1", text="😀 Back: tomorrow from 08:00, or March 8, 09:30.", moments=moments))
    found = [(one.offset, one.length, one.date_time_format) for one in piece.entities]
    assert found == [(9, 19, "wt"), (33, 7, "wDt"), (42, 5, "t")]
    assert {(one.type, one.unix_time) for one in piece.entities} == {("date_time", at)}


@given(st.text(st.sampled_from("ab \n😀é"), max_size=200), st.integers(1, 200))
def test_splitting_loses_nothing_but_white_space(text: str, times: int) -> None:
    whole = text * times
    if whole.strip():
        joined = "".join(part.text for part in pieces(whole, markup=False))
        assert "".join(joined.split()) == "".join(whole.split())


def test_what_was_chosen_is_green_and_does_nothing() -> None:
    keyboard = to_keyboard((Button(label="Yes", action="y", chosen=True), Button(label="No", action="n")))
    assert keyboard is not None
    (chosen, other), *_ = keyboard.to_dict()["inline_keyboard"]
    assert chosen == {"text": "✓ Yes", "style": "success", "disabled": {}}
    assert other == {"text": "No", "callback_data": "n"}
