"""The emulator takes requests as the Bot API does."""

from __future__ import annotations

import aiohttp
import pytest
from telegram.error import (
    InvalidToken,
)

from tests.support.emulator import (
    Effect,
    Emulator,
)
from tests.telegram.emulator.conftest import make_bot, post

pytestmark = [
    pytest.mark.asyncio,
    pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning"),
]


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
