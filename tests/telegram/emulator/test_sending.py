"""What a bot may send at the emulator, and what its customer sees."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import (
    Bot,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    MessageEntity,
)
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
)
from telegram.helpers import escape_markdown

from tests.support.emulator import (
    Emulator,
    User,
)
from tests.support.emulator.entities import parse_formatted
from tests.support.emulator.markup import utf16_length
from tests.telegram.emulator.conftest import KEYBOARD, post

pytestmark = [
    pytest.mark.asyncio,
    pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning"),
]


async def test_the_customer_sees_what_the_bot_sends(bot: Bot, olena: User) -> None:
    sent = await bot.send_message(olena.id, "Hello", reply_markup=KEYBOARD)
    seen = await olena.waits_for("Hello")
    assert seen.id == sent.message_id and sent.from_user is not None and sent.from_user.is_bot
    assert [[(b.text, b.data) for b in row] for row in seen.buttons] == [[("Yes", "y:1"), ("No", "n:1")]]


async def test_waiting_for_a_message_ends_when_it_comes_or_says_what_was_there_instead(bot: Bot, olena: User) -> None:
    waiting = asyncio.create_task(olena.waits_for(lambda message: message.text.endswith("!")))
    await bot.send_message(olena.id, "Hello")
    await bot.send_message(olena.id, "Bye!")
    assert (await waiting).text == "Bye!"
    with pytest.raises(TimeoutError, match="'Hello'"):
        await olena.waits_for("something else", timeout=0.02)


@pytest.mark.parametrize(
    ("markup", "complaint"),
    [
        ("<b>bold", 'Can\'t find end tag corresponding to start tag "b"'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("ї <br>", 'Unsupported start tag "br" at byte offset 3'),
        ("x</i>", "Unexpected end tag at byte offset 1"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b", "Unclosed start tag at byte offset 0"),
    ],
)
async def test_bad_html_is_refused_as_telegram_does(
    telegram: Emulator, olena: User, markup: str, complaint: str
) -> None:
    status, answer = await post(telegram, "sendMessage", chat_id=olena.id, text=markup, parse_mode="HTML")
    assert (status, answer["description"]) == (400, f"Bad Request: can't parse entities: {complaint}")
    assert olena.chat == []


@pytest.mark.parametrize(
    ("markup", "complaint"),
    [
        ("1.0", r"Character '.' is reserved and must be escaped with the preceding '\'"),
        ("🏟 🏟_abacaba", "Can't find end of Italic entity at byte offset 9"),
        ("*x", "Can't find end of Bold entity at byte offset 0"),
        ("[x](y", "Can't find end of a URL at byte offset 3"),
    ],
)
async def test_bad_markdown_is_refused_as_telegram_does(
    telegram: Emulator, olena: User, markup: str, complaint: str
) -> None:
    status, answer = await post(telegram, "sendMessage", chat_id=olena.id, text=markup, parse_mode="MarkdownV2")
    assert (status, answer["description"]) == (400, f"Bad Request: can't parse entities: {complaint}")
    assert olena.chat == []


async def test_html_becomes_entities_counted_in_utf16(bot: Bot, olena: User) -> None:
    html = '🙂 <b>жирний <i>курсив</i></b> <a href="https://e.org/?a=1&amp;b=2">x</a> &lt;3'
    sent = await bot.send_message(olena.id, html, parse_mode=ParseMode.HTML)
    assert sent.text == "🙂 жирний курсив x <3"
    assert [(e.type, sent.parse_entity(e), e.url) for e in sent.entities] == [
        ("bold", "жирний курсив", None),
        ("italic", "курсив", None),
        ("text_link", "x", "https://e.org/?a=1&b=2"),
    ]


async def test_markdown_becomes_entities(bot: Bot, olena: User) -> None:
    text = "*b* _i_ __u__ ~s~ ||p|| `c` [t](https://e.org) \\.\n```py\nx\n```\n>quoted"
    sent = await bot.send_message(olena.id, text, parse_mode=ParseMode.MARKDOWN_V2)
    kinds = [e.type for e in sent.entities]
    assert kinds[:5] == ["bold", "italic", "underline", "strikethrough", "spoiler"]
    assert kinds[5:] == ["code", "text_link", "pre", "blockquote"]
    assert sent.entities[7].language == "py" and sent.text is not None and " . " not in sent.text


async def test_entities_and_links_found_by_telegram_arrive_with_plain_text(bot: Bot, olena: User) -> None:
    given_entities = [MessageEntity(MessageEntity.BOLD, 0, 5)]
    sent = await bot.send_message(olena.id, "Press /start or see https://example.org.", entities=given_entities)
    assert [(e.type, sent.parse_entity(e)) for e in sent.entities] == [
        ("bold", "Press"),
        ("bot_command", "/start"),
        ("url", "https://example.org"),
    ]


@settings(max_examples=100, deadline=None)
@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(lambda text: text.strip()))
async def test_text_escaped_for_markdown_comes_back_unchanged(text: str) -> None:
    escaped = escape_markdown(text, version=2)
    read = parse_formatted(escaped, parse_mode="MarkdownV2", entities=None)
    assert read.text == text.strip()
    assert all(e["offset"] + e["length"] <= utf16_length(read.text) for e in read.entities)


async def test_4096_utf16_units_pass_and_one_more_is_too_long(bot: Bot, olena: User) -> None:
    await bot.send_message(olena.id, "🙂" * 2048)
    with pytest.raises(BadRequest, match="(?i)message is too long"):
        await bot.send_message(olena.id, "🙂" * 2048 + "x")


async def test_an_empty_text_is_refused(bot: Bot, olena: User) -> None:
    for text in ("", "   \n"):
        with pytest.raises(BadRequest, match="(?i)message text is empty"):
            await bot.send_message(olena.id, text)


async def test_callback_data_has_at_most_64_bytes(bot: Bot, olena: User) -> None:
    for data, fits in (("x" * 64, True), ("ї" * 32, True), ("ї" * 33, False)):
        markup = InlineKeyboardMarkup([[InlineKeyboardButton("b", callback_data=data)]])
        if fits:
            await bot.send_message(olena.id, "ok", reply_markup=markup)
            continue
        with pytest.raises(BadRequest, match="(?i)BUTTON_DATA_INVALID"):
            await bot.send_message(olena.id, "ok", reply_markup=markup)


async def test_a_reply_points_to_its_message_and_a_missing_one_is_refused(bot: Bot, olena: User) -> None:
    question = await olena.sends("Where is it?")
    answer = await bot.send_message(olena.id, "Here", reply_to_message_id=question.id)
    assert answer.reply_to_message is not None and answer.reply_to_message.text == "Where is it?"
    await olena.deletes(question)
    with pytest.raises(BadRequest, match="(?i)message to be replied not found"):
        await bot.send_message(olena.id, "Here", reply_to_message_id=question.id)
    await bot.send_message(olena.id, "Here", reply_to_message_id=question.id, allow_sending_without_reply=True)


async def test_typing_is_seen(telegram: Emulator, bot: Bot, olena: User) -> None:
    await bot.send_chat_action(olena.id, "typing")
    assert [(action.action, action.at) for action in olena.actions] == [("typing", telegram.clock.now_utc())]


async def test_commands_are_kept_by_scope_and_language(bot: Bot) -> None:
    scope = BotCommandScopeChat(chat_id=5)
    await bot.set_my_commands([("start", "Почати")], language_code="uk")
    await bot.set_my_commands([("desk", "Desk")], scope=scope)
    assert [c.description for c in await bot.get_my_commands(language_code="uk")] == ["Почати"]
    assert [c.command for c in await bot.get_my_commands(scope=scope)] == ["desk"]
    assert await bot.get_my_commands() == ()
