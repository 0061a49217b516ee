"""Guessing passwords through the use case: what is refused is never looked at."""

from __future__ import annotations

import asyncio
from collections import Counter

import pytest

from bot.core.people import Role
from bot.core.tries import KNOWN_BROWSER, TRIES
from bot.errors import TooManyTries, WrongPassword
from bot.service.people import login as logins
from bot.service.people import staff
from bot.service.ports import App
from tests.support.clock import FakeClock


async def _add(app: App) -> str:
    fields = {"login": "anna", "name": "Anna", "role": Role.OPERATOR, "language": "uk"}
    return (await app.database.write(staff.do_add_person, None, **fields))[1]  # type: ignore[arg-type]


async def _try(app: App, password: str, address: str = "10.0.0.1", login: str = "anna") -> str:
    """How a try ends, by name."""
    try:
        await logins.log_in(app, login=login, password=password, address=address)
    except (TooManyTries, WrongPassword) as error:
        return error.code
    return "in"


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every password that was compared with a hash."""
    seen: list[str] = []

    def matches(password: str, known: str) -> bool:
        seen.append(password)
        return password == "right"

    monkeypatch.setattr(logins, "matches", matches)
    return seen


async def test_sixty_wrong_passwords_at_the_same_moment_are_ten(app: App, looked_at: list[str]) -> None:
    await _add(app)
    ends = await asyncio.gather(*(_try(app, f"guess {number}") for number in range(60)))
    assert Counter(ends) == {"WrongPassword": TRIES, "TooManyTries": 50}
    assert len(looked_at) == TRIES


async def test_the_right_one_among_sixty_guesses_may_be_among_the_refused(app: App, looked_at: list[str]) -> None:
    await _add(app)
    guesses = [*(f"guess {number}" for number in range(59)), "right"]
    ends = await asyncio.gather(*(_try(app, guess) for guess in guesses))
    assert len(looked_at) == TRIES
    assert Counter(ends)["in"] == ("right" in looked_at)


async def test_an_unknown_login_is_counted_as_a_known_one(app: App, looked_at: list[str]) -> None:
    ends = await asyncio.gather(*(_try(app, "x", login="nobody") for _ in range(60)))
    assert Counter(ends) == {"WrongPassword": TRIES, "TooManyTries": 50}
    assert len(looked_at) == TRIES, "and takes the same time"


async def test_the_owner_gets_in_while_strangers_guess(app: App, clock: FakeClock) -> None:
    password = await _add(app)
    for number in range(3 * TRIES):
        await _try(app, "wrong", address=f"10.0.1.{number}")
    assert await _try(app, password, address=KNOWN_BROWSER) == "in"
    assert await _try(app, password, address="192.0.2.1") == "TooManyTries"
    clock.advance(seconds=5)
    assert await _try(app, password, address="192.0.2.1") == "in"


async def test_all_others_behind_a_proxy_get_in_while_one_of_them_guesses(app: App, clock: FakeClock) -> None:
    password = await _add(app)
    for _ in range(3 * TRIES):
        await _try(app, "wrong", login="somebody else")
    clock.advance(seconds=5)
    assert await _try(app, password) == "in"


async def test_changing_a_password_has_its_ten_tries_too(app: App, looked_at: list[str]) -> None:
    await _add(app)
    person = (await logins.log_in(app, login="anna", password="right", address="10.0.0.1")).person

    async def change(number: int) -> None:
        await logins.change_password(app, person, old=f"guess {number}", new="a new password")

    ends = await asyncio.gather(*(change(number) for number in range(60)), return_exceptions=True)
    assert Counter(type(end) for end in ends) == {WrongPassword: TRIES, TooManyTries: 50}
