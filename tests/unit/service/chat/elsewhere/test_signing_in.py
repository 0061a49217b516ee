"""A customer the embedding site signs for has one chat on every device."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.core.reach.identity import Signed, sign
from bot.core.reach.joins import How
from bot.service.cases.customer.joining import list_others
from bot.service.chat import pages
from bot.service.chat.elsewhere import signing_in
from bot.service.chat.elsewhere.signing_in import SignedIn
from bot.service.chat.pages import Place
from bot.service.ports import App
from bot.storage.chat import conversations, identities
from bot.storage.system import facts
from tests.support.acting import case_of, chat_of, command, hand_to, hire, run_jobs, write_in
from tests.support.app import make_app
from tests.support.channels import RecordingChannel
from tests.support.clock import FakeClock

SECRET = "a secret of at least thirty-two characters"
STAYS, SWITCHES, FORGED = SignedIn(known=True), SignedIn(known=True, switches=True), SignedIn()


@pytest.fixture
def site(tmp_path: Path, clock: FakeClock) -> Iterator[App]:
    """The product in a web chat whose site signs."""
    channels = [RecordingChannel("web"), RecordingChannel("telegram", first=500_000)]
    made = make_app(tmp_path, clock, channels=channels, identity_secret=SECRET)
    yield made
    made.database.close()


async def test_the_same_customer_on_another_device_sees_the_same_chat(site: App) -> None:
    assert await come(site, "olha", on="laptop") == STAYS
    await write_in(site, "where is my order", "laptop", channel="web")
    assert await come(site, "olha", on="phone") == SWITCHES
    assert await shown(site, "phone-new") == (await chat_of(site, "laptop", channel="web")).id
    assert await come(site, "olha", on="phone-new") == STAYS


async def test_what_was_begun_before_signing_in_is_theirs(site: App) -> None:
    await write_in(site, "hello", "laptop", channel="web")
    assert await come(site, "olha", on="laptop") == STAYS
    assert await come(site, "olha", on="phone") == SWITCHES
    assert await shown(site, "phone-new") == await shown(site, "laptop")


async def test_a_chat_begun_elsewhere_before_signing_in_is_joined_and_the_first_one_is_shown(site: App) -> None:
    await write_in(site, "hello", "laptop", channel="web")
    await come(site, "olha", on="laptop")
    await write_in(site, "anybody?", "phone", channel="web")
    assert await come(site, "olha", on="phone") == SWITCHES
    assert await shown(site, "phone-new") == await shown(site, "laptop")
    (other,) = await site.database.read(list_others, await shown(site, "laptop"))
    assert other.join is not None
    assert (other.conversation.chat_key, other.join.how) == ("phone", How.SITE)


async def test_who_has_a_person_here_stays_here(site: App) -> None:
    await write_in(site, "hello", "laptop", channel="web")
    await come(site, "olha", on="laptop")
    await hand_to(site, await hire(site), "phone", channel="web")
    assert await come(site, "olha", on="phone") == STAYS
    assert len(await site.database.read(list_others, await shown(site, "laptop"))) == 1


async def test_another_customer_at_the_same_computer_sees_nothing_of_the_first(site: App) -> None:
    await come(site, "olha", on="laptop")
    await write_in(site, "my secret", "laptop", channel="web")
    assert await come(site, "petro", on="laptop") == SWITCHES
    assert await shown(site, "laptop-new") == 0
    await write_in(site, "hello", "laptop-new", channel="web")
    assert await come(site, "petro", on="laptop-new") == STAYS
    assert await come(site, "olha", on="laptop-new", new="again") == SWITCHES
    assert await shown(site, "again") == await shown(site, "laptop")
    assert await come(site, "petro", on="tablet") == SWITCHES
    assert await shown(site, "tablet-new") == await shown(site, "laptop-new")


@pytest.mark.parametrize("signature", ["", "0" * 64, sign("petro", secret=SECRET), sign("olha", secret="other" * 9)])
async def test_what_is_not_signed_rightly_changes_nothing_and_is_noted(site: App, signature: str) -> None:
    await come(site, "olha", on="laptop")
    await write_in(site, "my secret", "laptop", channel="web")
    assert await come(site, "olha", on="thief", signature=signature) == FORGED
    assert await shown(site, "thief-new") == 0
    noted = await site.database.read(facts.find_fact, signing_in.REFUSED)
    assert noted is not None
    assert noted[0] == "1"


async def test_without_a_secret_nobody_is_believed(app: App) -> None:
    signed = Signed(user="olha", signature=sign("olha", secret=""))
    place = Place(channel="web", chat_key="laptop")
    assert await app.database.write(signing_in.do_sign_in, app, place, signed, new_key="n") == FORGED


async def test_who_took_the_chat_to_telegram_begins_a_new_one_that_is_known_as_theirs(site: App) -> None:
    await come(site, "olha", on="laptop")
    await write_in(site, "hello", "laptop", channel="web")
    await come(site, "olha", on="laptop")
    chat = await chat_of(site, "laptop", channel="web")
    await site.database.write(conversations.record_place, chat, channel="telegram", account="", chat_key="77")
    assert await come(site, "olha", on="phone") == STAYS
    assert await shown(site, "phone") == 0
    await write_in(site, "me again", "phone", channel="web")
    await come(site, "olha", on="phone")
    (other,) = await site.database.read(list_others, await shown(site, "phone"))
    assert other.conversation.id == chat.id


async def test_name_and_address_stand_in_the_brief_and_a_bad_address_does_not(site: App) -> None:
    await come(site, "olha", on="laptop", name=" Olha  Bilyk ", email="olha@example.org")
    await come(site, "olha", on="laptop", email="nonsense")
    await write_in(site, "hello", "laptop", channel="web")
    await command(site, "human", chat="laptop", channel="web")
    await run_jobs(site)
    brief = (await case_of(site, "laptop", channel="web")).brief
    assert dict(brief.facts) == {"site_name": "Olha Bilyk", "site_email": "olha@example.org"}
    known = await site.database.read(identities.find_of, await chat_of(site, "laptop", channel="web"))
    assert known is not None
    assert "olha" not in known.user_key


async def come(
    app: App, user: str, *, on: str, new: str = "", signature: str | None = None, name: str = "", email: str = ""
) -> SignedIn:
    """The page of a customer opens on a device; a new key of the browser is called "…-new"."""
    right = sign(user, secret=SECRET) if signature is None else signature
    signed = Signed(user=user, signature=right, name=name, email=email)
    place = Place(channel="web", chat_key=on)
    return await app.database.write(signing_in.do_sign_in, app, place, signed, new_key=new or f"{on}-new")


async def shown(app: App, key: str) -> int:
    """The conversation a browser with this key shows, 0 for none."""
    page = await app.database.read(pages.read_transcript, Place(channel="web", chat_key=key))
    return page.conversation.id if page.conversation is not None else 0
