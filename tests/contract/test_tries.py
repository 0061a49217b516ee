"""Tries of passwords on both databases: counted before they are made, also when they come all at once."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from bot.core.tries import KNOWN_BROWSER, SPACING, TRIES, WINDOW, wait_before_next
from bot.storage.database import Database, Tx
from bot.storage.people import tries
from tests.support.clock import FakeClock
from tests.support.rows import at_once

NOTHING = timedelta()


def _take(tx: Tx, login: str, address: str) -> timedelta:
    """As the login does: look, and count the try if it may be made; how long it must wait."""
    wait = wait_before_next(tries.read_tries(tx, login=login, address=address), address=address, now=tx.now)
    if wait <= NOTHING:
        tries.record_try(tx, login=login, address=address)
    return wait


def _made(store: Database, *places: tuple[str, str]) -> int:
    """How many of these tries, all at once, were let through."""
    waits = at_once(*[partial(store.write_now, _take, *place) for place in places])
    return sum(wait <= NOTHING for wait in waits)


def test_of_sixty_tries_at_the_same_moment_ten_are_made(store: Database) -> None:
    assert _made(store, *[("anna", "10.0.0.1")] * 60) == TRIES


def test_of_sixty_tries_from_sixty_addresses_ten_are_made(store: Database) -> None:
    assert _made(store, *[("anna", f"10.0.0.{number}") for number in range(60)]) == TRIES


def test_of_sixty_tries_for_sixty_accounts_from_one_address_ten_are_made(store: Database) -> None:
    assert _made(store, *[(f"guess{number}", "10.0.0.1") for number in range(60)]) == TRIES


def test_a_place_that_used_up_its_tries_waits_for_minutes_and_gets_them_back(store: Database, clock: FakeClock) -> None:
    for _ in range(TRIES):
        assert store.write_now(_take, "anna", "10.0.0.1") == NOTHING
        clock.advance(seconds=1)
    assert store.write_now(_take, "anna", "10.0.0.1") == WINDOW - timedelta(seconds=TRIES)
    clock.now += WINDOW - timedelta(seconds=TRIES)
    assert store.write_now(_take, "anna", "10.0.0.1") == NOTHING


def test_wrong_passwords_from_everywhere_slow_the_account_and_close_it_to_none(
    store: Database, clock: FakeClock
) -> None:
    for number in range(TRIES):
        store.write_now(_take, "anna", f"10.0.1.{number}")
    assert store.write_now(_take, "anna", "192.0.2.1") == SPACING
    assert store.write_now(_take, "anna", KNOWN_BROWSER) == NOTHING, "her own browser is not slowed at all"
    assert store.write_now(_take, "boris", "192.0.2.1") == NOTHING
    clock.now += SPACING
    assert store.write_now(_take, "anna", "192.0.2.1") == NOTHING


def test_wrong_passwords_behind_one_address_slow_the_others_there_and_shut_nobody_out(
    store: Database, clock: FakeClock
) -> None:
    for number in range(TRIES):
        store.write_now(_take, f"guess{number}", "10.0.0.1")
    assert store.write_now(_take, "anna", "10.0.0.1") == SPACING
    assert store.write_now(_take, "anna", "10.0.0.2") == NOTHING
    clock.now += SPACING
    assert store.write_now(_take, "anna", "10.0.0.1") == NOTHING


def test_a_known_browser_has_ten_tries_of_its_own(store: Database) -> None:
    assert _made(store, *[("anna", KNOWN_BROWSER)] * 20) == TRIES
    assert store.write_now(_take, "boris", KNOWN_BROWSER) == NOTHING


def test_the_right_password_forgives_this_place_only(store: Database) -> None:
    for _ in range(TRIES):
        store.write_now(_take, "anna", "10.0.0.1")
    store.write_now(_take, "boris", "10.0.0.2")
    store.write_now(tries.forget_tries, login="anna", address="10.0.0.1")
    assert store.read_now(tries.read_tries, login="anna", address="10.0.0.1").here == 0
    assert store.read_now(tries.read_tries, login="boris", address="10.0.0.2").here == 1


def test_a_clock_set_back_makes_nobody_wait_for_it_to_come_round(store: Database, clock: FakeClock) -> None:
    for _ in range(TRIES):
        store.write_now(_take, "anna", "10.0.0.1")
    clock.advance(hours=-1)
    assert store.write_now(_take, "anna", "10.0.0.1") == NOTHING


def test_an_endless_login_or_address_is_counted_all_the_same(store: Database) -> None:
    assert _made(store, *[("x" * 500, "y" * 500)] * 20) == TRIES


def test_tries_of_yesterday_are_forgotten(store: Database, clock: FakeClock) -> None:
    store.write_now(_take, "anna", "10.0.0.1")
    later = clock.advance(seconds=1)
    store.write_now(tries.forget_old_tries, before=later)
    assert store.read_now(tries.read_tries, login="anna", address="10.0.0.1").account == 0
