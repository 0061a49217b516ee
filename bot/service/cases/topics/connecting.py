"""Making a group a desk: a one-time code that comes back from the group, and a look at what is missing there."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from bot.core.desk.topics import Group, Lack, Rights, find_lack
from bot.core.jobs import Job
from bot.core.language import LANGUAGES
from bot.core.messages import Incoming
from bot.core.people import Person, Right
from bot.errors import ChannelOff, SendFailed, SendLater
from bot.service.cases.reaching.calling import do_queue as do_call
from bot.service.cases.topics.telling import CHANNEL, do_queue, do_tell, find_forum
from bot.service.forum import Forum
from bot.service.outbox.delivery import TryLater
from bot.service.people import teams
from bot.service.people.login import digest
from bot.service.people.rights import check_right
from bot.service.ports import App
from bot.storage.cases.topics import groups
from bot.storage.database import Tx
from bot.storage.people import links, people
from bot.storage.system import audit

COMMAND: Final = "desk"
LIFETIME: Final = timedelta(minutes=10)
LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
LENGTH: Final = 12
AGAIN: Final = timedelta(seconds=30)


@dataclass(frozen=True, kw_only=True)
class Invitation:
    """What is sent in the group, and the name of the bot there ("" where it is not known)."""

    command: str
    bot: str


@dataclass(frozen=True, kw_only=True)
class Connected:
    """A group as leads see it, with the name of its team, and who can work there."""

    group: Group
    team: str


def can_connect(app: App) -> bool:
    """Whether there is a bot that knows groups."""
    return isinstance(app.channels.get(CHANNEL), Forum)


def list_groups(tx: Tx, person: Person) -> tuple[Connected, ...]:
    """All in the order in which they were connected."""
    check_right(person, Right.KEEP_TEAMS)
    names = {team.id: team.name for team in teams.read_teams(tx)}
    return tuple(Connected(group=one, team=names.get(one.team_id or 0, "")) for one in groups.list_groups(tx))


def list_linked(tx: Tx, person: Person) -> tuple[str, ...]:
    """The names of those whose Telegram is known."""
    check_right(person, Right.KEEP_TEAMS)
    return tuple(sorted(link.name for link in links.list_links(tx) if link.channel == CHANNEL))


def do_invite(tx: Tx, app: App, person: Person, *, team_id: int | None = None) -> Invitation:
    """A new code for ten minutes; in the group that sends it the cases of this team will come.

    Raises:
        ChannelOff: this desk has no Telegram bot.
        NotFound: there is no such team.
    """
    check_right(person, Right.KEEP_TEAMS)
    if not can_connect(app):
        raise ChannelOff(channel=CHANNEL.capitalize())
    if team_id is not None:
        teams.access_team(tx, team_id)
    code = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    expires_at = tx.now + LIFETIME
    groups.record_code(tx, code_hash=digest(code), person_id=person.id, team_id=team_id, expires_at=expires_at)
    return Invitation(command=f"/{COMMAND} {code}", bot=str(getattr(app.channels[CHANNEL], "username", "")))


def do_connect(tx: Tx, app: App, incoming: Incoming) -> None:
    """The group that sent a code is a desk from now on, and is looked at; it reads what came of it."""
    code = groups.take_code(tx, digest(incoming.text.strip()))
    title = incoming.spoken.title if incoming.spoken is not None else ""
    place = {"account": incoming.account, "chat_key": incoming.chat_key}
    if code is None:
        _refuse_code(tx, app, incoming)
        return
    person = people.get(tx, code.person_id)
    _end_others(tx, app, code.team_id, **place)
    group = groups.record_group(
        tx, title=title, language=person.language, team_id=code.team_id, person_id=person.id, **place
    )
    audit.record_audit(tx, person_id=person.id, action="group.connect", object=title[:100])
    do_queue(tx, group, "look", lane=str(group.id), name=person.name)


def _end_others(tx: Tx, app: App, team_id: int | None, *, account: str, chat_key: str) -> None:
    """The cases of a team come to one group."""
    for one in groups.list_groups(tx):
        if one.team_id == team_id and (one.account, one.chat_key) != (account, chat_key):
            _end(tx, app, one)


def _end(tx: Tx, app: App, group: Group) -> None:
    """Who goes on writing there would write to nobody, and is told so."""
    groups.remove(tx, group.id)
    do_tell(tx, group, app.words.say(group.language, "topic-over"))


def _refuse_code(tx: Tx, app: App, incoming: Incoming) -> None:
    """A group that is no desk can't be told anything as one; who sent the code reads it all the same."""
    language = incoming.profile.language[:2]
    text = app.words.say(language if language in LANGUAGES else app.business.language, "topic-no-code")
    nobody = Group(
        id=0,
        account=incoming.account,
        chat_key=incoming.chat_key,
        title="",
        language=language,
        lack=Lack.UNKNOWN,
        connected_at=tx.now,
    )
    thread = incoming.spoken.thread_key if incoming.spoken is not None else ""
    do_tell(tx, nobody, text, thread_key=thread)


def do_disconnect(tx: Tx, app: App, person: Person, group_id: int) -> None:
    """The group is a desk no more; open cases go on in the web desk."""
    check_right(person, Right.KEEP_TEAMS)
    known = next((one for one in groups.list_groups(tx) if one.id == group_id), None)
    if known is not None:
        _end(tx, app, known)
        audit.record_audit(tx, person_id=person.id, action="group.disconnect", object=known.title[:100])


def do_look_again(tx: Tx, person: Person, group_id: int) -> None:
    """Have it looked at what a group lacks."""
    check_right(person, Right.KEEP_TEAMS)
    known = next((one for one in groups.list_groups(tx) if one.id == group_id), None)
    if known is not None:
        do_queue(tx, known, "look", lane=str(known.id))


async def look(app: App, job: Job) -> None:
    """See what the group is and what the bot may do there; what has changed is told there, and to who connected it.

    Raises:
        TryLater: Telegram was not reached.
    """
    group = await app.database.read(groups.find_by_id, job.payload["group_id"])
    forum = find_forum(app, group.account) if group is not None else None
    if group is None or forum is None:
        return
    try:
        rights = await forum.look(group.chat_key)
    except SendLater as error:
        raise TryLater(timedelta(seconds=error.seconds)) from error
    except SendFailed as error:
        raise TryLater(AGAIN) from error
    await app.database.write(do_note, app, group, rights, name=str(job.payload.get("name") or ""))


def do_note(tx: Tx, app: App, before: Group, rights: Rights | None, *, name: str = "") -> None:
    """Write down what was seen. ``name`` connects it just now, and reads how it is in any case."""
    lack = find_lack(rights)
    groups.record_look(tx, before.id, lack=lack, title=rights.title if rights is not None else "")
    say, language = app.words.say, before.language
    missing = say(language, f"topic-lack-{lack.value}") if lack is not Lack.NONE else ""
    if name:
        text = say(language, "topic-lacks", lack=missing) if missing else say(language, "topic-connected", name=name)
        do_tell(tx, before, text)
    elif before.lack is not lack and not missing:
        do_tell(tx, before, say(language, "topic-well-again"))
    elif before.lack is Lack.NONE and missing:
        _call_lead(tx, app, before, missing)


def _call_lead(tx: Tx, app: App, group: Group, missing: str) -> None:
    link = links.find(tx, groups.find_owner(tx, group.id))
    if link is not None:
        text = app.words.say(link.language, "topic-lack-call", title=group.title, lack=missing)
        place = {"channel": link.channel, "account": link.account, "chat_key": link.chat_key}
        do_call(tx, link, {"text": text, **place})
