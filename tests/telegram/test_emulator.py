"""The emulator behaves as section 1 of PROMISES.md says, seen through python-telegram-bot and raw HTTP."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from aiohttp import web
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import (
    Bot,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
    MessageEntity,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.helpers import escape_markdown

from tests.support.emulator import (
    UNLIMITED,
    Clock,
    Effect,
    Emulator,
    EmulatorThread,
    FloodLimits,
    Moment,
    User,
    faults,
)
from tests.support.emulator.entities import parse_formatted
from tests.support.emulator.markup import utf16_length

pytestmark = [
    pytest.mark.asyncio,
    pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning"),
]
KEYBOARD = InlineKeyboardMarkup(
    [[InlineKeyboardButton("Yes", callback_data="y:1"), InlineKeyboardButton("No", callback_data="n:1")]]
)


def make_bot(telegram: Emulator, token: str = "") -> Bot:
    return Bot(token or telegram.token, base_url=telegram.base_url, base_file_url=telegram.base_file_url)


@pytest_asyncio.fixture
async def telegram() -> AsyncIterator[Emulator]:
    async with Emulator() as emulator:
        yield emulator


@pytest_asyncio.fixture
async def bot(telegram: Emulator) -> AsyncIterator[Bot]:
    async with make_bot(telegram) as bot:
        yield bot


@pytest_asyncio.fixture
async def olena(telegram: Emulator) -> User:
    return telegram.user(id=1001, language_code="uk", first_name="Olena")


async def post(telegram: Emulator, method: str, token: str = "", **params: Any) -> tuple[int, Any]:
    url = f"{telegram.base_url}{token or telegram.token}/{method}"
    async with aiohttp.ClientSession() as session, session.post(url, json=params) as answer:
        return answer.status, await answer.json()


# --- requests ---------------------------------------------------------------------------------------------------------


async def test_get_form_and_json_requests_give_the_same_answer(telegram: Emulator) -> None:
    telegram.user(id=1)
    url = f"{telegram.base_url}{telegram.token}/SENDMESSAGE"
    values = {"chat_id": "1", "text": "Hi"}
    async with aiohttp.ClientSession() as session:
        requests = [session.get(url, params=values), session.post(url, data=values), session.post(url, json=values)]
        results = [(await (await request).json())["result"] for request in requests]
    assert [result["text"] for result in results] == ["Hi", "Hi", "Hi"]
    assert [result["message_id"] for result in results] == [2, 3, 4]


async def test_an_unknown_token_is_unauthorized_and_a_malformed_one_is_not_found(telegram: Emulator) -> None:
    refused = {"ok": False, "error_code": 401, "description": "Unauthorized"}
    assert await post(telegram, "getMe", "123:nobody") == (401, refused)
    assert (await post(telegram, "getMe", "nonsense"))[0] == 404
    with pytest.raises(InvalidToken):
        await make_bot(telegram, "123:nobody").initialize()


async def test_an_unknown_method_is_not_found(telegram: Emulator) -> None:
    assert (await post(telegram, "sendTelepathy"))[0] == 404


async def test_a_body_that_is_no_json_is_a_bad_request(telegram: Emulator) -> None:
    url = f"{telegram.base_url}{telegram.token}/getMe"
    headers = {"Content-Type": "application/json"}
    async with aiohttp.ClientSession() as session, session.post(url, data=b"{", headers=headers) as answer:
        assert answer.status == 400
    assert [(record.effect, record.status) for record in telegram.log] == [(Effect.REFUSED, 400)]


async def test_each_token_has_a_state_of_its_own() -> None:
    async with Emulator(tokens=("1:first", "2:second")) as telegram:
        await telegram.user(id=7).sends("to the first")
        await telegram.user(id=7, token="2:second").sends("to the second")
        assert [u["message"]["text"] for u in (await post(telegram, "getUpdates", "2:second"))[1]["result"]] == [
            "to the second"
        ]
        assert (await post(telegram, "getMe", "2:second"))[1]["result"]["id"] == 2


# --- polling ----------------------------------------------------------------------------------------------------------


async def test_an_update_comes_again_until_a_higher_offset_confirms_it(bot: Bot, olena: User) -> None:
    await olena.sends("one")
    await olena.sends("two")
    first = await bot.get_updates()
    assert [u.update_id for u in await bot.get_updates()] == [u.update_id for u in first]
    rest = await bot.get_updates(offset=first[0].update_id + 1)
    assert [u.message.text for u in rest if u.message] == ["two"]


async def test_the_confirmed_offset_and_the_moment_of_confirmation_are_known(
    telegram: Emulator, bot: Bot, olena: User
) -> None:
    seen: list[int] = []
    telegram.on_acknowledge(lambda done: seen.append(done.update_id))
    await olena.sends("one")
    update = (await bot.get_updates())[0]
    assert telegram.confirmed_offset == 0 and not seen
    await bot.get_updates(offset=update.update_id + 1)
    assert telegram.confirmed_offset == update.update_id + 1
    assert seen == [done.update_id for done in telegram.acknowledged] == [update.update_id]


async def test_a_negative_offset_forgets_everything_before_it(bot: Bot, olena: User) -> None:
    for text in ("one", "two", "three"):
        await olena.sends(text)
    assert [u.message.text for u in await bot.get_updates(offset=-1) if u.message] == ["three"]
    assert [u.message.text for u in await bot.get_updates() if u.message] == ["three"]


async def test_limit_cuts_the_batch_and_a_hundred_is_the_most(bot: Bot, olena: User) -> None:
    for number in range(120):
        await olena.sends(str(number))
    assert len(await bot.get_updates(limit=3)) == 3
    assert len(await bot.get_updates(limit=100)) == len(await bot.get_updates()) == 100


async def test_a_long_poll_is_answered_as_soon_as_an_update_comes(telegram: Emulator, bot: Bot, olena: User) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await telegram.until(lambda: telegram.bot.poller.waits)
    await olena.sends("here I am")
    assert len(await poll) == 1


async def test_a_long_poll_ends_empty_after_its_timeout_on_the_clock(telegram: Emulator, bot: Bot) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await telegram.until(lambda: telegram.bot.poller.waits)
    await telegram.clock.advance(29)
    assert not poll.done()
    await telegram.clock.advance(1)
    assert await poll == ()


async def test_a_second_poller_makes_the_first_get_a_conflict(telegram: Emulator, bot: Bot, olena: User) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=30))
    await telegram.until(lambda: telegram.bot.poller.waits)
    async with make_bot(telegram) as other:
        second = asyncio.create_task(other.get_updates(timeout=30))
        with pytest.raises(Conflict, match="terminated by other getUpdates request"):
            await first
        await olena.sends("for the second")
        assert len(await second) == 1


async def test_polling_conflicts_with_a_webhook(bot: Bot) -> None:
    await bot.set_webhook("http://127.0.0.1:9/")
    with pytest.raises(Conflict, match="webhook is active"):
        await bot.get_updates()
    await bot.delete_webhook()
    assert await bot.get_updates() == ()


async def test_setting_a_webhook_ends_the_open_poll(telegram: Emulator, bot: Bot) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await telegram.until(lambda: telegram.bot.poller.waits)
    await bot.set_webhook("http://127.0.0.1:9/")
    with pytest.raises(Conflict, match="terminated by setWebhook"):
        await poll


async def test_only_allowed_updates_are_queued_and_the_choice_is_remembered(bot: Bot, olena: User) -> None:
    await bot.get_updates(allowed_updates=["message"])
    message = await olena.sends("one")
    await olena.edits(message, "one, corrected")
    assert [u.message is not None for u in await bot.get_updates()] == [True]
    await bot.get_updates(allowed_updates=[])
    await olena.edits(message, "again")
    assert (await bot.get_updates())[-1].edited_message is not None


async def test_messages_are_kept_a_day_and_button_presses_150_seconds(
    telegram: Emulator, bot: Bot, olena: User
) -> None:
    asked = await bot.send_message(olena.id, "Sure?", reply_markup=KEYBOARD)
    await olena.sends("hello")
    await olena.presses(asked.message_id, "Yes")
    await telegram.clock.advance(149)
    assert len(await bot.get_updates()) == 2
    await telegram.clock.advance(1)
    assert [u.callback_query for u in await bot.get_updates()] == [None]
    await telegram.clock.advance(86_400 - 151)
    assert len(await bot.get_updates()) == 1
    await telegram.clock.advance(1)
    assert await bot.get_updates() == ()


async def test_update_ids_restart_at_random_after_a_quiet_week(telegram: Emulator, bot: Bot, olena: User) -> None:
    await olena.sends("before")
    old = (await bot.get_updates())[0].update_id
    await bot.get_updates(offset=old + 1)
    await telegram.clock.advance(7 * 86_400)
    await olena.sends("after")
    assert abs((await bot.get_updates())[0].update_id - old) > 1000


async def test_an_offset_in_the_future_confirms_nothing(telegram: Emulator, bot: Bot, olena: User) -> None:
    await olena.sends("still here")
    update = (await bot.get_updates())[0]
    assert len(await bot.get_updates(offset=update.update_id + 1000)) == 1
    assert telegram.confirmed_offset == 0


@settings(max_examples=30, deadline=None)
@given(steps=st.lists(st.one_of(st.none(), st.integers(0, 5)), max_size=30))
async def test_no_update_is_lost_or_reordered_whatever_is_sent_and_confirmed(steps: list[int | None]) -> None:
    telegram = Emulator()
    queue = telegram.bot.queue
    added: list[int] = []
    confirmed = 0
    for step in steps:
        if step is None:
            added.append(telegram.injects({}))
        elif step < len(added):
            confirmed = max(confirmed, added[step])
            queue.confirm(added[step])
        assert [update["update_id"] for update in queue.batch(100)] == [i for i in added if i >= confirmed]


# --- webhooks ---------------------------------------------------------------------------------------------------------


class Receiver:
    """A webhook that answers with the given statuses in turn, then 200; `by_chat` overrules it for one chat."""

    def __init__(self, *statuses: int, headers: dict[str, str] | None = None) -> None:
        self.statuses = list(statuses)
        self.headers = headers or {}
        self.failing_chat = 0
        self.got: list[dict[str, Any]] = []
        self.secrets: list[str | None] = []

    async def handle(self, request: web.Request) -> web.Response:
        update = await request.json()
        self.got.append(update)
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        if update["message"]["chat"]["id"] == self.failing_chat:
            return web.Response(status=500)
        status = self.statuses.pop(0) if self.statuses else 200
        return web.Response(status=status, headers=self.headers if status != 200 else {})

    async def __aenter__(self) -> str:
        app = web.Application()
        app.router.add_post("/hook", self.handle)
        self.runner = web.AppRunner(app, access_log=None)
        await self.runner.setup()
        await web.TCPSite(self.runner, "127.0.0.1", 0).start()
        return f"http://127.0.0.1:{self.runner.addresses[0][1]}/hook"

    async def __aexit__(self, *_: object) -> None:
        await self.runner.cleanup()


async def test_a_webhook_gets_each_update_with_its_secret(telegram: Emulator, bot: Bot, olena: User) -> None:
    receiver = Receiver()
    async with receiver as url:
        await olena.sends("waited in the queue")
        await bot.set_webhook(url, secret_token="s3cret")
        await olena.sends("came later")
        await telegram.until(lambda: len(telegram.acknowledged) == 2)
    assert [update["message"]["text"] for update in receiver.got] == ["waited in the queue", "came later"]
    assert receiver.secrets == ["s3cret", "s3cret"]
    assert (await bot.get_webhook_info()).pending_update_count == 0


async def test_a_webhook_is_retried_at_once_then_after_two_seconds_doubling(
    telegram: Emulator, bot: Bot, olena: User
) -> None:
    receiver = Receiver(500, 500, 500, 500)
    sender = telegram.bot.webhook
    async with receiver as url:
        await bot.set_webhook(url)
        await olena.sends("hello")
        await telegram.until(lambda: len(sender.deliveries) == 2)
        for number, pause in ((3, 2), (4, 4), (5, 8)):
            await telegram.clock.advance(pause - 0.5)
            assert len(sender.deliveries) == number - 1
            await telegram.clock.advance(0.5)
            await telegram.until(lambda number=number: len(sender.deliveries) == number)  # type: ignore[misc]
    assert [delivery.status for delivery in sender.deliveries] == [500, 500, 500, 500, 200]
    assert [delivery.attempt for delivery in sender.deliveries] == [1, 2, 3, 4, 5]


async def test_a_webhooks_retry_after_is_honoured(telegram: Emulator, bot: Bot, olena: User) -> None:
    receiver = Receiver(429, headers={"Retry-After": "30"})
    async with receiver as url:
        await bot.set_webhook(url)
        await olena.sends("hello")
        await telegram.until(lambda: len(telegram.bot.webhook.deliveries) == 1)
        await telegram.clock.advance(29)
        assert len(receiver.got) == 1
        await telegram.clock.advance(1)
        await telegram.until(lambda: telegram.acknowledged)


async def test_a_failing_update_blocks_only_its_own_chat(telegram: Emulator, bot: Bot, olena: User) -> None:
    receiver = Receiver()
    receiver.failing_chat = olena.id
    petro = telegram.user(id=1002, first_name="Petro")
    async with receiver as url:
        await bot.set_webhook(url)
        await olena.sends("first, fails")
        await olena.sends("second, waits")
        await petro.sends("passes")
        await telegram.until(lambda: len(telegram.acknowledged) == 1 and len(receiver.got) >= 3)
    assert "second, waits" not in [update["message"]["text"] for update in receiver.got]
    assert "passes" in [update["message"]["text"] for update in receiver.got]


async def test_the_last_webhook_error_can_be_read_and_expired_updates_are_dropped(
    telegram: Emulator, bot: Bot, olena: User
) -> None:
    async with Receiver(*[503] * 99) as url:
        await bot.set_webhook(url)
        await olena.sends("never delivered")
        await telegram.until(lambda: len(telegram.bot.webhook.deliveries) == 2)
        info = await bot.get_webhook_info()
        assert info.url == url and info.pending_update_count == 1
        assert info.last_error_message == "Wrong response from the webhook: 503 Service Unavailable"
        await bot.set_webhook("http://127.0.0.1:9/hook")
        telegram.bot.webhook.target = None
        await telegram.clock.advance(86_400)
        assert (await bot.get_webhook_info()).pending_update_count == 0


async def test_pending_updates_can_be_dropped_and_a_bad_secret_is_refused(bot: Bot, olena: User) -> None:
    await olena.sends("to be dropped")
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == ()
    with pytest.raises(BadRequest, match="unallowed characters"):
        await bot.set_webhook("http://127.0.0.1:9/", secret_token="no spaces")


# --- sending ----------------------------------------------------------------------------------------------------------


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


# --- edits and presses ------------------------------------------------------------------------------------------------


async def test_an_edit_is_seen_with_all_its_revisions(telegram: Emulator, bot: Bot, olena: User) -> None:
    sent = await bot.send_message(olena.id, "3 before you", reply_markup=KEYBOARD)
    await telegram.clock.advance(60)
    await bot.edit_message_text("2 before you", olena.id, sent.message_id, reply_markup=KEYBOARD)
    await bot.edit_message_reply_markup(olena.id, sent.message_id)
    (seen,) = olena.chat
    assert [(r.text, len(r.buttons)) for r in seen.revisions] == [
        ("3 before you", 1),
        ("2 before you", 1),
        ("2 before you", 0),
    ]
    assert (seen.revisions[1].at - seen.revisions[0].at).total_seconds() == 60 and seen.edited


async def test_an_edit_that_changes_nothing_is_refused(bot: Bot, olena: User) -> None:
    sent = await bot.send_message(olena.id, "same")
    with pytest.raises(BadRequest, match="(?i)message is not modified"):
        await bot.edit_message_text("same", olena.id, sent.message_id)
    with pytest.raises(BadRequest, match="(?i)message is not modified"):
        await bot.edit_message_reply_markup(olena.id, sent.message_id)


async def test_only_the_bots_own_messages_can_be_edited(bot: Bot, olena: User) -> None:
    asked = await olena.sends("mine")
    with pytest.raises(BadRequest, match="(?i)message can't be edited"):
        await bot.edit_message_text("yours", olena.id, asked.id)
    with pytest.raises(BadRequest, match="(?i)message to edit not found"):
        await bot.edit_message_text("nobody's", olena.id, 999)


async def test_a_deleted_message_is_gone_and_after_48_hours_it_stays(telegram: Emulator, bot: Bot, olena: User) -> None:
    first, second = [await bot.send_message(olena.id, text) for text in ("first", "second")]
    await bot.delete_message(olena.id, first.message_id)
    assert olena.texts == ["second"] and olena.message(first.message_id).deleted
    with pytest.raises(BadRequest, match="(?i)message to delete not found"):
        await bot.delete_message(olena.id, first.message_id)
    await telegram.clock.advance(48 * 3600 + 1)
    with pytest.raises(BadRequest, match="(?i)message can't be deleted"):
        await bot.delete_message(olena.id, second.message_id)


async def test_a_press_is_delivered_and_its_answer_is_seen(bot: Bot, olena: User) -> None:
    sent = await bot.send_message(olena.id, "Sure?", reply_markup=KEYBOARD)
    pressed = await olena.presses(sent.message_id, "No")
    query = (await bot.get_updates())[-1].callback_query
    assert query is not None and (query.id, query.data) == (pressed, "n:1") and query.chat_instance
    await query.answer("Noted", show_alert=True)
    assert [(a.query_id, a.text, a.alert) for a in olena.answers] == [(pressed, "Noted", True)]
    with pytest.raises(LookupError, match="no button 'Maybe'"):
        await olena.presses(sent.message_id, "Maybe")


async def test_a_stale_button_can_still_be_pressed_and_a_late_answer_is_refused(
    telegram: Emulator, bot: Bot, olena: User
) -> None:
    sent = await bot.send_message(olena.id, "Sure?", reply_markup=KEYBOARD)
    stale = await olena.waits_for("Sure?")
    await bot.edit_message_text("Done", olena.id, sent.message_id)
    pressed = await olena.presses(stale, "y:1")
    await telegram.clock.advance(150)
    with pytest.raises(BadRequest, match="(?i)query is too old"):
        await bot.answer_callback_query(pressed)
    with pytest.raises(BadRequest, match="(?i)query ID is invalid"):
        await bot.answer_callback_query("42")


# --- files ------------------------------------------------------------------------------------------------------------


async def test_a_customers_file_can_be_downloaded_for_an_hour(telegram: Emulator, bot: Bot, olena: User) -> None:
    await olena.sends_document(b"%PDF-1.7", name="invoice.pdf", caption="See page 2")
    message = (await bot.get_updates())[0].message
    assert message is not None and message.document is not None and message.caption == "See page 2"
    file = await message.document.get_file()
    assert bytes(await file.download_as_bytearray()) == b"%PDF-1.7"
    await telegram.clock.advance(3601)
    with pytest.raises(InvalidToken):
        await file.download_as_bytearray()


async def test_a_download_of_more_than_20_mb_is_refused(bot: Bot, olena: User) -> None:
    await olena.sends_document(b"", name="film.mp4", mime="video/mp4", size=20 * 1024 * 1024 + 1)
    message = (await bot.get_updates())[0].message
    assert message is not None and message.document is not None
    with pytest.raises(BadRequest, match="(?i)file is too big"):
        await message.document.get_file()


async def test_files_go_out_as_uploads_and_again_by_their_id(telegram: Emulator, bot: Bot, olena: User) -> None:
    sent = await bot.send_document(olena.id, b"data", filename="a.txt", caption="<b>A</b>", parse_mode=ParseMode.HTML)
    assert sent.document is not None and sent.caption == "A"
    again = await bot.send_document(olena.id, sent.document.file_id)
    assert again.document is not None and again.document.file_name == "a.txt"
    await telegram.clock.advance(1)
    photo = await bot.send_photo(olena.id, b"\xff\xd8\xff")
    voice = await bot.send_voice(olena.id, b"OggS")
    assert photo.photo and voice.voice
    assert [message.kind for message in olena.chat] == ["document", "document", "photo", "voice"]


async def test_a_caption_has_at_most_1024_units_and_a_file_must_exist(bot: Bot, olena: User) -> None:
    with pytest.raises(BadRequest, match="(?i)caption is too long"):
        await bot.send_photo(olena.id, b"\xff\xd8", caption="x" * 1025)
    with pytest.raises(BadRequest, match="(?i)wrong file identifier"):
        await bot.send_photo(olena.id, "no-such-id")
    with pytest.raises(BadRequest, match="(?i)file must be non-empty"):
        await bot.send_document(olena.id, b"", filename="empty")


# --- chats ------------------------------------------------------------------------------------------------------------


async def test_a_customer_who_blocked_the_bot_cannot_be_written_to(bot: Bot, olena: User) -> None:
    await olena.blocks_bot()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(olena.id, "Hello?")
    await olena.sends("I am back")
    await bot.send_message(olena.id, "Welcome")
    changes = [u.my_chat_member for u in await bot.get_updates() if u.my_chat_member]
    assert [change.new_chat_member.status for change in changes] == ["kicked", "member"]


async def test_a_person_who_never_wrote_is_not_found(telegram: Emulator, bot: Bot) -> None:
    stranger = telegram.user(id=5, started=False)
    with pytest.raises(BadRequest, match="(?i)chat not found"):
        await bot.send_message(5, "Hello")
    await stranger.sends("/start")
    await bot.send_message(5, "Hello")


async def test_a_migrated_group_answers_with_its_new_id(telegram: Emulator, bot: Bot, olena: User) -> None:
    group = telegram.group()
    await olena.sends("in the group", chat=group)
    new = await group.migrates()
    with pytest.raises(ChatMigrated) as error:
        await bot.send_message(group.id, "Hello")
    assert error.value.new_chat_id == new.id
    await bot.send_message(new.id, "Hello")
    messages = [u.message for u in await bot.get_updates() if u.message]
    assert [(m.migrate_to_chat_id, m.migrate_from_chat_id) for m in messages] == [
        (None, None),
        (new.id, None),
        (None, group.id),
    ]


async def test_topics_carry_messages_both_ways_until_they_are_deleted(
    telegram: Emulator, bot: Bot, olena: User
) -> None:
    group = telegram.group(id=-1_001_000_000_000, forum=True)
    topic = await bot.create_forum_topic(group.id, "Olena")
    thread = topic.message_thread_id
    sent = await bot.send_message(group.id, "A customer waits", message_thread_id=thread)
    assert sent.is_topic_message and sent.message_thread_id == thread
    await olena.sends("I take it", chat=group, thread=thread)
    update = (await bot.get_updates())[0]
    assert update.message is not None and update.message.message_thread_id == thread
    await bot.close_forum_topic(group.id, thread)
    with pytest.raises(BadRequest, match="(?i)TOPIC_CLOSED"):
        await bot.send_message(group.id, "…", message_thread_id=thread)
    await group.deletes_topic(thread)
    with pytest.raises(BadRequest, match="(?i)message thread not found"):
        await bot.send_message(group.id, "…", message_thread_id=thread)


async def test_a_plain_group_has_no_topics(telegram: Emulator, bot: Bot) -> None:
    with pytest.raises(BadRequest, match="(?i)not a forum"):
        await bot.create_forum_topic(telegram.group().id, "x")


async def test_a_bot_that_left_or_was_kicked_is_forbidden(telegram: Emulator, bot: Bot) -> None:
    left, kicked = telegram.group(id=-1), telegram.group(id=-2)
    await bot.leave_chat(left.id)
    await kicked.kicks_bot()
    for group in (left, kicked):
        with pytest.raises(Forbidden, match="kicked"):
            await bot.send_message(group.id, "Hello")


async def test_a_chat_can_be_read(telegram: Emulator, bot: Bot, olena: User) -> None:
    chat = await bot.get_chat(olena.id)
    assert (chat.type, chat.first_name) == ("private", "Olena")
    assert (await bot.get_chat(telegram.group(title="Desk").id)).title == "Desk"


# --- flood limits -----------------------------------------------------------------------------------------------------


async def test_a_chat_takes_a_small_burst_then_one_a_second(telegram: Emulator, bot: Bot, olena: User) -> None:
    for number in range(3):
        await bot.send_message(olena.id, str(number))
    with pytest.raises(RetryAfter) as error:
        await bot.send_message(olena.id, "too fast")
    assert error.value._retry_after.total_seconds() == 1
    await telegram.clock.advance(1)
    await bot.send_message(olena.id, "in time")
    assert olena.texts == ["0", "1", "2", "in time"]


async def test_all_chats_together_take_thirty_a_second(telegram: Emulator, bot: Bot) -> None:
    people = [telegram.user(id=number) for number in range(1, 32)]
    for person in people[:30]:
        await bot.send_message(person.id, "Hi")
    with pytest.raises(RetryAfter):
        await bot.send_message(people[30].id, "Hi")
    await telegram.clock.advance(1)
    await bot.send_message(people[30].id, "Hi")


async def test_a_group_takes_twenty_a_minute_and_says_how_long_to_wait(telegram: Emulator, bot: Bot) -> None:
    group = telegram.group()
    for number in range(20):
        await bot.send_message(group.id, str(number))
        await telegram.clock.advance(1)
    status, answer = await post(telegram, "sendMessage", chat_id=group.id, text="21st")
    assert (status, answer["parameters"]) == (429, {"retry_after": 40})
    assert answer["description"] == "Too Many Requests: retry after 40"
    await telegram.clock.advance(40)
    await bot.send_message(group.id, "21st")


async def test_a_refused_chat_stays_refused_until_its_retry_after_is_over() -> None:
    limits = FloodLimits(chat_per_second=0.1, chat_burst=1)
    async with Emulator(limits=limits) as telegram:
        telegram.user(id=1)
        waits = []
        for pause in (0, 0, 4, 5, 1):
            await telegram.clock.advance(pause)
            answer = (await post(telegram, "sendMessage", chat_id=1, text="x"))[1]
            waits.append(answer.get("parameters", {}).get("retry_after", 0))
    assert waits == [0, 10, 6, 1, 0]


async def test_refused_requests_do_not_count_against_the_limit(telegram: Emulator, bot: Bot, olena: User) -> None:
    for _ in range(10):
        with pytest.raises(BadRequest):
            await bot.send_message(olena.id, "<b>", parse_mode=ParseMode.HTML)
    await bot.send_message(olena.id, "fine")


# --- faults -----------------------------------------------------------------------------------------------------------


async def test_a_cut_before_the_effect_leaves_nothing(telegram: Emulator, bot: Bot, olena: User) -> None:
    telegram.fails("sendMessage", faults.cut_before_effect())
    with pytest.raises(NetworkError):
        await bot.send_message(olena.id, "lost")
    assert olena.texts == []
    record = telegram.calls("sendMessage")[-1]
    assert (record.effect, record.status, record.fault) == (Effect.NONE, None, "cut before")


async def test_a_cut_after_the_effect_leaves_the_message(telegram: Emulator, bot: Bot, olena: User) -> None:
    telegram.fails("sendMessage", faults.cut_after_effect())
    with pytest.raises(NetworkError):
        await bot.send_message(olena.id, "arrived")
    assert olena.texts == ["arrived"]
    assert (telegram.calls("sendMessage")[-1].effect, telegram.faults.left()) == (Effect.DONE, 0)


async def test_rules_are_used_in_order_one_per_request(telegram: Emulator, bot: Bot, olena: User) -> None:
    rules = [faults.server_error(), faults.no_fault(), faults.too_many_requests(7), faults.bad_gateway()]
    telegram.fails("sendMessage", *rules, faults.invalid_json())
    outcomes: list[str] = []
    for number in range(6):
        try:
            await bot.send_message(olena.id, str(number))
            outcomes.append("sent")
        except TelegramError as error:
            outcomes.append(type(error).__name__)
        await telegram.clock.advance(1)
    assert outcomes == ["NetworkError", "sent", "RetryAfter", "NetworkError", "TelegramError", "sent"]
    assert olena.texts == ["1", "4", "5"]


async def test_a_server_error_can_hide_an_effect(telegram: Emulator, olena: User) -> None:
    telegram.fails("sendMessage", faults.server_error(Moment.AFTER))
    assert (await post(telegram, "sendMessage", chat_id=olena.id, text="there"))[0] == 500
    assert olena.texts == ["there"]


async def test_a_delay_holds_the_request_on_the_clock(telegram: Emulator, bot: Bot, olena: User) -> None:
    telegram.fails("sendMessage", faults.delay(5))
    sending = asyncio.create_task(bot.send_message(olena.id, "slow"))
    await telegram.until(lambda: telegram.calls("sendMessage"))
    await telegram.clock.advance(4)
    assert olena.texts == [] and not sending.done()
    await telegram.clock.advance(1)
    assert isinstance(await sending, Message)


async def test_a_hanging_request_ends_by_the_clients_own_timeout(telegram: Emulator, bot: Bot) -> None:
    telegram.fails("*", faults.hang())
    with pytest.raises(TimedOut):
        await bot.get_updates(read_timeout=0.03)
    assert telegram.calls("getUpdates")[-1].effect is Effect.NONE


async def test_a_cut_poll_confirms_nothing_when_cut_before_and_all_when_cut_after(
    telegram: Emulator, bot: Bot, olena: User
) -> None:
    await olena.sends("one")
    offset = (await bot.get_updates())[0].update_id + 1
    telegram.fails("getUpdates", faults.cut_before_effect(), faults.cut_after_effect())
    for expected in (0, offset):
        with pytest.raises(NetworkError):
            await bot.get_updates(offset=offset)
        assert telegram.confirmed_offset == expected


async def test_an_update_can_come_again_after_it_was_confirmed(telegram: Emulator, bot: Bot, olena: User) -> None:
    telegram.repeats_next_update()
    await olena.sends("twice")
    first = (await bot.get_updates())[0].update_id
    assert [u.update_id for u in await bot.get_updates(offset=first + 1)] == [first]
    assert await bot.get_updates(offset=first + 1) == ()


async def test_a_batch_can_come_in_reverse_order_once(telegram: Emulator, bot: Bot, olena: User) -> None:
    telegram.reverses_next_batch()
    await olena.sends("one")
    await olena.sends("two")
    for expected in (["two", "one"], ["one", "two"]):
        assert [u.message.text for u in await bot.get_updates() if u.message] == expected


async def test_a_malformed_update_is_delivered_as_it_is(telegram: Emulator) -> None:
    update_id = telegram.injects({"callback_query": {"id": "1", "data": "no chat_instance"}})
    result = (await post(telegram, "getUpdates"))[1]["result"]
    assert result == [{"update_id": update_id, "callback_query": {"id": "1", "data": "no chat_instance"}}]
    with pytest.raises(TypeError, match="chat_instance"):
        Update.de_json(result[0], None)


# --- the log and the objects ------------------------------------------------------------------------------------------


async def test_the_log_tells_every_request_in_order(telegram: Emulator, bot: Bot, olena: User) -> None:
    started = time.time()
    await bot.send_message(olena.id, "Hi")
    with pytest.raises(BadRequest):
        await bot.send_message(404, "Hi")
    await bot.send_document(olena.id, b"1234", filename="a.txt")
    done, refused, file = telegram.log[-3:]
    assert (done.method, done.params["text"], done.effect, done.status) == ("sendMessage", "Hi", Effect.DONE, 200)
    assert done.at == telegram.clock.now_utc() and started <= done.wall <= time.time()
    assert (refused.effect, refused.status, refused.description) == (
        Effect.REFUSED,
        400,
        "Bad Request: chat not found",
    )
    assert file.params["document"] == "file a.txt (4 bytes)"
    assert [record.number for record in telegram.log] == list(range(len(telegram.log)))


async def test_everything_a_customer_can_do_parses_and_survives_a_round_trip(
    telegram: Emulator, bot: Bot, olena: User
) -> None:
    asked = await bot.send_message(olena.id, "Sure?", reply_markup=KEYBOARD)
    said = await olena.sends("/start https://example.org", reply_to=asked.message_id)
    await olena.edits(said, "never mind")
    await olena.presses(asked.message_id, "Yes")
    await olena.sends_photo(caption="broken")
    await olena.sends_voice()
    await olena.sends_document(b"x")
    await olena.sends_sticker()
    await olena.sends_location()
    await olena.sends_contact()
    await olena.sends_album(caption="both sides")
    await olena.blocks_bot()
    raw = (await post(telegram, "getUpdates"))[1]["result"]
    updates = [Update.de_json(update, bot) for update in raw]
    assert len(updates) == 12
    for update, source in zip(updates, raw, strict=True):
        parsed = json.loads(update.to_json())
        assert not update.api_kwargs and parsed["update_id"] == source["update_id"]
        assert update.effective_chat is not None and update.effective_user is not None
        if update.effective_message is not None:
            assert not update.effective_message.api_kwargs
    album = [u.message for u in updates if u.message and u.message.media_group_id]
    assert len({m.media_group_id for m in album}) == 1 and [m.caption for m in album] == ["both sides", None]


async def test_a_bot_that_runs_by_itself_can_be_talked_to(telegram: Emulator, bot: Bot, olena: User) -> None:
    async def echo() -> None:
        offset = 0
        while True:
            for update in await bot.get_updates(offset=offset, timeout=30):
                offset = update.update_id + 1
                assert update.message is not None
                await update.message.reply_text(f"You said: {update.message.text}")

    running = asyncio.create_task(echo())
    await olena.sends("добрий день")
    await olena.waits_for("You said: добрий день")
    running.cancel()
    await asyncio.wait([running])


async def test_a_running_clock_moves_by_itself() -> None:
    clock = Clock(speed=1000)
    before = clock.now()
    await asyncio.wait_for(clock.sleep(10), timeout=1)
    assert clock.now() - before >= 10


async def test_unlimited_sending_never_meets_the_flood_gate() -> None:
    async with Emulator(limits=UNLIMITED) as telegram, make_bot(telegram) as bot:
        telegram.user(id=1)
        for number in range(50):
            await bot.send_message(1, str(number))


_SUBPROCESS_BOT = """
import json, sys, urllib.request
def call(method, **params):
    body = json.dumps(params).encode()
    request = urllib.request.Request(sys.argv[1] + "/" + method, body, {"Content-Type": "application/json"})
    return json.load(urllib.request.urlopen(request))["result"]
update = call("getUpdates", timeout=10)[0]
call("sendMessage", chat_id=update["message"]["chat"]["id"], text="from another process")
call("getUpdates", offset=update["update_id"] + 1)
"""


async def test_a_synchronous_test_talks_to_a_bot_in_another_process() -> None:
    await asyncio.to_thread(_talk_to_another_process)


def _talk_to_another_process() -> None:
    with EmulatorThread() as telegram:
        address = telegram.base_url + telegram.token
        with subprocess.Popen([sys.executable, "-c", _SUBPROCESS_BOT, address]) as process:
            olena = telegram.user(id=7)
            olena.sends("hello")
            assert olena.waits_for("another process", timeout=10).text == "from another process"
            telegram.until(lambda emulator: emulator.confirmed_offset > 0)
        assert process.returncode == 0 and len(telegram.acknowledged) == 1
