"""Staff: logging in, roles, passwords."""

from __future__ import annotations

import pytest

from bot.core.people import Person, Role
from bot.errors import (
    BadInput,
    BadLanguage,
    BadLogin,
    BadName,
    LoginTaken,
    NotAllowed,
    NotFound,
    OwnRole,
    WeakPassword,
    WrongPassword,
)
from bot.service.people import login as logins
from bot.service.people import staff
from bot.service.ports import App
from bot.storage.people import people
from bot.storage.system import audit
from tests.support.acting import hire
from tests.support.clock import FakeClock

GOOD = "correct horse battery"


async def _add(app: App, login: str = "anna", role: Role = Role.OPERATOR) -> tuple[Person, str]:
    fields = {"login": login, "name": login.title(), "role": role, "language": "uk"}
    return await app.database.write(staff.do_add_person, None, **fields)  # type: ignore[arg-type]


async def _log_in(app: App, password: str, login: str = "anna", address: str = "10.0.0.1") -> logins.Login:
    return await logins.log_in(app, login=login, password=password, address=address)


async def test_a_new_person_logs_in_with_the_one_time_password_and_must_change_it(app: App) -> None:
    _, password = await _add(app)
    login = await _log_in(app, password, login=" ANNA ")
    assert login.person.must_change_password
    await logins.change_password(app, login.person, old=password, new=GOOD)
    assert not (await _log_in(app, GOOD)).person.must_change_password


async def test_the_token_is_stored_nowhere(app: App) -> None:
    _, password = await _add(app)
    login = await _log_in(app, password)
    assert await app.database.read(people.find_session, login.token) is None
    assert await app.database.read(logins.find_person, login.token) == login.person
    assert await app.database.read(logins.find_person, "") is None


async def test_every_login_has_a_token_of_its_own(app: App) -> None:
    _, password = await _add(app)
    tokens = [(await _log_in(app, password)).token for _ in range(3)]
    assert len(set(tokens)) == 3
    assert all(len(token) >= 43 for token in tokens)


async def test_a_wrong_password_an_unknown_login_and_a_disabled_person_are_told_the_same(app: App) -> None:
    anna, password = await _add(app)
    messages = set()
    for name, tried in (("anna", "wrong"), ("nobody", "wrong")):
        with pytest.raises(WrongPassword) as caught:
            await _log_in(app, tried, login=name)
        messages.add(caught.value.message)
    await app.database.write(people.record_change, anna.id, disabled=True)
    with pytest.raises(WrongPassword) as caught:
        await _log_in(app, password)
    assert messages == {caught.value.message}


async def test_an_unknown_login_is_checked_against_a_hash_as_costly_as_a_real_one() -> None:
    costly = logins.hash_password("x").rsplit("$", 2)[0]
    assert logins._nobody().rsplit("$", 2)[0] == costly
    assert not logins.matches("x", logins._nobody())
    assert not logins.matches("x", "no hash at all")


async def test_a_session_ends_by_logout_and_with_time(app: App, clock: FakeClock) -> None:
    anna, password = await _add(app)
    first, second = await _log_in(app, password), await _log_in(app, password)
    await app.database.write(logins.do_log_out, first.token)
    assert await app.database.read(logins.find_person, first.token) is None
    clock.advance(hours=app.settings.session_hours - 1)
    assert await app.database.read(logins.find_person, second.token) == anna
    clock.advance(hours=1)
    assert await app.database.read(logins.find_person, second.token) is None


@pytest.mark.parametrize("what", ["disabled", "reset", "changed"])
async def test_all_sessions_end_when_somebody_is_shut_out_or_gets_another_password(app: App, what: str) -> None:
    anna, password = await _add(app)
    boss = await hire(app, "Boss", Role.ADMIN)
    tokens = [(await _log_in(app, password)).token for _ in range(2)]
    if what == "disabled":
        await app.database.write(staff.do_change_person, boss, anna.id, role=Role.OPERATOR, disabled=True)
    elif what == "reset":
        await app.database.write(staff.do_reset_password, boss, anna.id)
    else:
        await logins.change_password(app, anna, old=password, new=GOOD)
    assert [await app.database.read(logins.find_person, token) for token in tokens] == [None, None]


async def test_a_reset_password_works_once_and_the_old_one_no_longer(app: App) -> None:
    anna, password = await _add(app)
    new = await app.database.write(staff.do_reset_password, None, anna.id)
    with pytest.raises(WrongPassword):
        await _log_in(app, password)
    assert (await _log_in(app, new)).person.must_change_password


@pytest.mark.parametrize("new", ["short", "x" * 201, "the old one"])
async def test_a_weak_or_unchanged_password_is_refused(app: App, new: str) -> None:
    anna, password = await _add(app)
    with pytest.raises(WeakPassword):
        await logins.change_password(app, anna, old=password, new=password if new == "the old one" else new)


async def test_changing_a_password_needs_the_old_one(app: App) -> None:
    anna, _ = await _add(app)
    with pytest.raises(WrongPassword):
        await logins.change_password(app, anna, old="not it", new=GOOD)


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.LEAD])
async def test_only_an_admin_manages_people(app: App, role: Role) -> None:
    somebody, other = await hire(app, "Somebody", role), await hire(app, "Other")
    fields = {"login": "x", "name": "X", "role": Role.ADMIN, "language": "en"}
    with pytest.raises(NotAllowed):
        await app.database.write(staff.do_add_person, somebody, **fields)  # type: ignore[arg-type]
    with pytest.raises(NotAllowed):
        await app.database.write(staff.do_change_person, somebody, other.id, role=Role.ADMIN, disabled=False)
    with pytest.raises(NotAllowed):
        await app.database.write(staff.do_reset_password, somebody, other.id)
    with pytest.raises(NotAllowed):
        await app.database.read(staff.list_people, somebody)


async def test_an_admin_changes_everybody_but_their_own_role(app: App) -> None:
    boss, anna = await hire(app, "Boss", Role.ADMIN), await hire(app)
    changed = await app.database.write(staff.do_change_person, boss, anna.id, role=Role.LEAD, disabled=False)
    assert changed.role is Role.LEAD
    with pytest.raises(OwnRole):
        await app.database.write(staff.do_change_person, boss, boss.id, role=Role.OPERATOR, disabled=False)
    with pytest.raises(NotFound):
        await app.database.write(staff.do_change_person, boss, 99, role=Role.LEAD, disabled=False)
    assert {person.name for person in await app.database.read(staff.list_people, boss)} == {"Boss", "Anna"}


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"login": ""}, BadLogin),
        ({"login": "two words"}, BadLogin),
        ({"login": "x" * 81}, BadLogin),
        ({"login": "tab\there"}, BadLogin),
        ({"name": "  "}, BadName),
        ({"name": "x" * 81}, BadName),
        ({"language": "de"}, BadLanguage),
        ({"login": "ANNA"}, LoginTaken),
    ],
)
async def test_bad_details_of_a_new_person_are_named(
    app: App, fields: dict[str, str], error: type[BadInput | LoginTaken]
) -> None:
    await _add(app)
    good = {"login": "new", "name": "New", "role": Role.OPERATOR, "language": "en"}
    with pytest.raises(error):
        await app.database.write(staff.do_add_person, None, **(good | fields))  # type: ignore[arg-type]


async def test_somebody_changes_their_own_name_and_language(app: App) -> None:
    anna = await hire(app)
    changed = await app.database.write(staff.do_change_own, anna, name=" Ann ", language="ru")
    assert (changed.name, changed.language, changed.role) == ("Ann", "ru", anna.role)


async def test_every_step_is_in_the_audit_log_and_no_password_ever(app: App) -> None:
    anna, password = await _add(app)
    await _log_in(app, password)
    await logins.change_password(app, anna, old=password, new=GOOD)
    new = await app.database.write(staff.do_reset_password, None, anna.id)
    entries = await app.database.read(audit.list_audit)
    actions = {entry.action for entry in entries}
    assert actions == {"person.add", "login", "password.change", "person.reset_password"}
    text = " ".join(f"{entry.action} {entry.object}" for entry in entries)
    assert not any(secret in text for secret in (password, GOOD, new))


def test_one_time_passwords_differ_and_are_long() -> None:
    made = {staff.new_password() for _ in range(50)}
    assert len(made) == 50
    assert all(len(password.replace("-", "")) == 16 for password in made)
