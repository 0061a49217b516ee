"""The same scenes at our emulator, at telegram-test-api and at telemelya: the product behaves alike at all of them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
import pytest_asyncio
from pydantic import SecretStr

from bot.core.case import Reason
from bot.core.conversation import Holder
from bot.core.messages import Author, Delivery
from bot.service.system import health
from bot.storage.cases import escalations as cases
from bot.storage.system import facts
from tests.support.emulator import Clock, Emulator
from tests.support.processes import free_port
from tests.support.telegram.other_servers import (
    install_telemelya,
    install_test_api,
    run_telemelya,
    run_test_api,
    shim_telemelya,
    shim_test_api,
)
from tests.support.telegram.phones import EmulatorPhone, Phone, TelemelyaPhone, TestApiPhone, waits_for
from tests.support.telegram.stage import PATIENCE_SECONDS, Stage, on_stage, wait_for

TOKEN = "7000000001:AAEmulatedTokenThatOpensNothingAtAll000"
SECRET = "a-secret-of-the-webhook"
CUSTOMER = 5001
LONG = " ".join(f"word{number}" for number in range(900))

Play = Callable[[Stage, Phone], Awaitable[None]]


async def a_start_with_a_payload(stage: Stage, phone: Phone) -> None:
    await phone.sends("/start spring-sale")
    await waits_for(phone, "Hello! Lumiflor here")
    assert stage.conversation(phone.id).start_payload == "spring-sale"
    assert stage.said_by(phone.id, Author.CUSTOMER) == ["/start spring-sale"]


async def a_question_is_answered_with_its_source(stage: Stage, phone: Phone) -> None:
    await phone.sends("tell me about q1")
    answer = await waits_for(phone, "This is answer 1.")
    assert "Article 1" in answer.text
    assert {label for label, _ in answer.buttons} >= {"More", "Talk to a person"}


async def more_of_an_article_and_a_thumb(stage: Stage, phone: Phone) -> None:
    await phone.sends("tell me about q3")
    await phone.presses("This is answer 3.", "More")
    await waits_for(phone, "The rest.")
    await phone.presses("This is answer 3.", "Helped")
    await waits_for(phone, "Good to hear.")
    await waits_for(
        phone, "This is answer 3.", labels=("✓ 👍 Helped", "Talk to a person")
    )  # edits come after what is new


async def an_unclear_question_is_cleared_up_by_a_button(stage: Stage, phone: Phone) -> None:
    await phone.sends("this is unclear")
    await waits_for(phone, "Probably this:")
    await phone.presses("This is answer 1.", "Article 2")
    await waits_for(phone, "This is answer 2.")


async def a_person_is_called_answers_and_leaves(stage: Stage, phone: Phone) -> None:
    await phone.sends("I want a person")
    await waits_for(phone, "I've called a colleague")
    card = await waits_for(phone, "You're next.")
    assert [label for label, _ in card.buttons] == ["Copy #1C", "I no longer need a person"]
    await stage.claim(phone.id)
    await waits_for(phone, "Anna has joined")
    await waits_for(phone, "Anna is answering")
    await phone.sends("are you there? q1")
    await wait_for(lambda: len(stage.said_by(phone.id, Author.CUSTOMER)) == 2, what="the message")
    await stage.reply(phone.id, "Good day, I am <b>Anna</b> & I'll help *you*")
    await waits_for(phone, "Good day, I am <b>Anna</b> & I'll help *you*")
    await stage.resolve(phone.id)
    await waits_for(phone, "Anna has closed request")
    await phone.sends("and now q2")
    await waits_for(phone, "This is answer 2.")
    assert not [shown for shown in await phone.shown() if "answer 1" in shown.text], "the bot talked over Anna"


async def a_wait_is_cancelled_by_its_button(stage: Stage, phone: Phone) -> None:
    await phone.sends("I want a person")
    await phone.presses("You're next.", "I no longer need a person")
    await waits_for(phone, "I've taken your request back")
    assert stage.conversation(phone.id).owner.holder is Holder.BOT


async def a_photo_goes_to_a_person(stage: Stage, phone: Phone) -> None:
    await phone.sends_photo()
    await waits_for(phone, "a colleague who can look at it properly")
    case = stage.app.database.read_now(cases.find_open, stage.conversation(phone.id).id)
    assert case is not None
    assert case.reason is Reason.FILE


async def a_long_reply_arrives_in_pieces_and_in_order(stage: Stage, phone: Phone) -> None:
    await phone.sends("I want a person")
    await waits_for(phone, "You're next.")
    await stage.claim(phone.id)
    await waits_for(phone, "Anna has joined")
    await stage.reply(phone.id, LONG)
    await waits_for(phone, "word899")
    pieces = [shown.text for shown in await phone.shown() if "word" in shown.text]
    assert len(pieces) > 1
    assert all(len(piece) <= 4096 for piece in pieces)
    assert " ".join(pieces).split() == LONG.split()


EVERYWHERE: tuple[Play, ...] = (
    a_start_with_a_payload,
    a_question_is_answered_with_its_source,
    more_of_an_article_and_a_thumb,
    an_unclear_question_is_cleared_up_by_a_button,
    a_person_is_called_answers_and_leaves,
    a_wait_is_cancelled_by_its_button,
    a_photo_goes_to_a_person,
    a_long_reply_arrives_in_pieces_and_in_order,
)


@dataclass
class Theatre:
    """A stage and a customer at one of the servers."""

    stage: Stage
    phone: Phone


@pytest_asyncio.fixture
async def emulated(tmp_path: Path) -> AsyncIterator[Theatre]:
    """At our emulator, by long polling, at real speed and with real limits."""
    async with Emulator(tokens=(TOKEN,), clock=Clock(speed=1)) as server:
        phone = EmulatorPhone(server.user(id=CUSTOMER, language_code="en"))
        async with on_stage(tmp_path, api=server.url, token=TOKEN) as stage:
            yield Theatre(stage=stage, phone=phone)


@pytest.fixture(scope="session")
def test_api_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """telegram-test-api as npm installs it."""
    folder = tmp_path_factory.mktemp("telegram-test-api")
    install_test_api(folder)
    return folder


@pytest_asyncio.fixture
async def at_test_api(tmp_path: Path, test_api_folder: Path) -> AsyncIterator[Theatre]:
    """At telegram-test-api, by long polling."""
    async with AsyncExitStack() as stack:
        server = stack.enter_context(run_test_api(test_api_folder))
        client = await stack.enter_async_context(httpx.AsyncClient(base_url=server, timeout=PATIENCE_SECONDS))
        shim = await stack.enter_async_context(shim_test_api(server))
        stage = await stack.enter_async_context(on_stage(tmp_path, api=shim, token=TOKEN))
        yield Theatre(stage=stage, phone=TestApiPhone(client=client, token=TOKEN, id=CUSTOMER))


@pytest.fixture(scope="session")
def telemelya(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A telemelya server."""
    with run_telemelya(install_telemelya(tmp_path_factory.mktemp("telemelya"))) as url:
        yield url


@pytest_asyncio.fixture
async def at_telemelya(tmp_path: Path, telemelya: str) -> AsyncIterator[Theatre]:
    """At telemelya, by webhook."""
    port = free_port()
    async with AsyncExitStack() as stack:
        client = await stack.enter_async_context(
            httpx.AsyncClient(base_url=telemelya, headers={"Authorization": "Bearer any"}, timeout=PATIENCE_SECONDS)
        )
        shim = await stack.enter_async_context(
            shim_telemelya(telemelya, webhook=f"http://127.0.0.1:{port}/telegram/webhook", secret=SECRET)
        )
        stage = await stack.enter_async_context(
            on_stage(
                tmp_path, api=shim, token=TOKEN, port=port, public_url=shim, telegram_webhook_secret=SecretStr(SECRET)
            )
        )
        await wait_for(lambda: _is_receiving(stage), what="the webhook to be set")
        yield Theatre(stage=stage, phone=TelemelyaPhone(client=client, token=TOKEN, id=CUSTOMER))


@pytest.mark.parametrize("play", EVERYWHERE, ids=lambda play: play.__name__)
async def test_at_our_emulator(emulated: Theatre, play: Play) -> None:
    await play(emulated.stage, emulated.phone)


@pytest.mark.slow
@pytest.mark.parametrize("play", EVERYWHERE, ids=lambda play: play.__name__)
async def test_at_telegram_test_api(at_test_api: Theatre, play: Play) -> None:
    await play(at_test_api.stage, at_test_api.phone)


@pytest.mark.slow
@pytest.mark.parametrize("play", EVERYWHERE, ids=lambda play: play.__name__)
async def test_at_telemelya(at_telemelya: Theatre, play: Play) -> None:
    await play(at_telemelya.stage, at_telemelya.phone)


async def test_an_edited_question_is_answered_anew_and_its_old_text_is_kept(emulated: Theatre) -> None:
    assert isinstance(emulated.phone, EmulatorPhone)
    question = await emulated.phone.user.sends("tell me about q1")
    await waits_for(emulated.phone, "This is answer 1.")
    await emulated.phone.user.edits(question, "tell me about q2")
    await waits_for(emulated.phone, "This is answer 2.")
    line = emulated.stage.transcript(CUSTOMER)[0]
    assert (line.text, [old.text for old in line.revisions]) == ("tell me about q2", ["tell me about q1"])


async def test_an_edit_while_an_operator_has_the_chat_is_shown_to_them_alone(emulated: Theatre) -> None:
    assert isinstance(emulated.phone, EmulatorPhone)
    await emulated.phone.sends("I want a person")
    await waits_for(emulated.phone, "You're next.")
    await emulated.stage.claim(CUSTOMER)
    note = await emulated.phone.user.sends("my order is q1")
    await emulated.phone.user.edits(note, "my order is q2")
    await wait_for(lambda: "my order is q2" in emulated.stage.said_by(CUSTOMER, Author.CUSTOMER), what="the edit")
    await emulated.stage.reply(CUSTOMER, "I see it")
    await waits_for(emulated.phone, "I see it")
    assert not [shown for shown in await emulated.phone.shown() if "This is answer" in shown.text]


async def test_which_message_is_answered_is_seen_on_both_sides(emulated: Theatre) -> None:
    phone, stage = emulated.phone, emulated.stage
    assert isinstance(phone, EmulatorPhone)
    await phone.sends("I want a person")
    card = await waits_for(phone, "You're next.")
    await stage.claim(CUSTOMER)
    first = await phone.user.sends("is it fresh?")
    await phone.user.sends("about that number", reply_to=card.key)
    await wait_for(lambda: "about that number" in stage.said_by(CUSTOMER, Author.CUSTOMER), what="both messages")
    replied = stage.transcript(CUSTOMER)[-1].replied
    assert replied is not None
    assert replied.text.startswith("Request #1C")
    await stage.reply(CUSTOMER, "from this morning", to="is it fresh?")
    answer = await waits_for(phone, "from this morning")
    (shown,) = (one for one in phone.user.chat if one.id == answer.key)
    assert shown.reply_to == first.id


async def test_a_reply_to_a_customer_who_blocked_the_bot_is_shown_as_failed_with_the_reason(emulated: Theatre) -> None:
    assert isinstance(emulated.phone, EmulatorPhone)
    await emulated.phone.sends("I want a person")
    await waits_for(emulated.phone, "You're next.")
    await emulated.stage.claim(CUSTOMER)
    await waits_for(emulated.phone, "Anna has joined")
    await emulated.phone.user.blocks_bot()
    await wait_for(lambda: emulated.stage.conversation(CUSTOMER).blocked, what="the block to be known")
    await emulated.stage.reply(CUSTOMER, "Hello?")
    await wait_for(lambda: emulated.stage.transcript(CUSTOMER)[-1].delivery is Delivery.FAILED, what="the refusal")
    assert "blocked" in emulated.stage.transcript(CUSTOMER)[-1].delivery_note


def _is_receiving(stage: Stage) -> bool:
    state = stage.app.database.read_now(facts.find_fact, facts.name_of(health.TELEGRAM_STATE, stage.app.bot_account))
    return state is not None and state[0] == health.RECEIVING_BY_WEBHOOK
