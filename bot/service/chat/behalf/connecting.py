"""Which accounts are connected: whoever keeps this desk allows them, and is told when one stops working.

Anybody can connect a bot to their account. Until somebody of the staff has allowed it nothing of its chats is kept and
nothing is said there, or strangers' letters would lie in this desk.
"""

from __future__ import annotations

from collections.abc import Callable

from bot.core.messages import Incoming
from bot.core.people import Person, Right, may_role
from bot.core.reach.behalf import CHANNEL, Connection, News, Standing
from bot.service.cases.reaching.calling import do_queue as do_call
from bot.service.cases.topics.telling import CHANNEL as TELEGRAM
from bot.service.people.rights import check_right
from bot.service.ports import App
from bot.storage.chat import behalf
from bot.storage.database import Tx
from bot.storage.people import links
from bot.storage.system import audit

Change = Callable[[Tx, Person, int], None]


def can_connect(app: App) -> bool:
    """Whether there is a bot that accounts could connect."""
    return CHANNEL in app.channels


def find_bot(app: App) -> str:
    """The name of the bot, "" where it is not known."""
    return str(getattr(app.channels.get(TELEGRAM), "username", ""))


def list_connections(tx: Tx, person: Person) -> tuple[Connection, ...]:
    """All accounts in the order in which they came."""
    check_right(person, Right.KEEP_TEAMS)
    return behalf.list_connections(tx)


def do_allow(tx: Tx, person: Person, connection_id: int) -> None:
    """The bot and operators speak on behalf of this account from now on."""
    _settle(tx, person, connection_id, allowed=True)


def do_forbid(tx: Tx, person: Person, connection_id: int) -> None:
    """They do so no more, and nothing of its chats is kept any longer; what stands here stays."""
    _settle(tx, person, connection_id, allowed=False)


def do_note(tx: Tx, app: App, incoming: Incoming, news: News, key: str) -> None:
    """Write down what Telegram says of a connection. The account of somebody who keeps this desk is allowed at once."""
    before = behalf.find_by_user(tx, account=incoming.account, user_key=news.user_key)
    now = behalf.record_news(tx, news, account=incoming.account, key=key, profile=incoming.profile)
    if before is None and _is_keepers(tx, now):
        now = behalf.record_allowed(tx, now.id, allowed=True)
    if before is not None and before.standing is now.standing:
        return
    audit.record_audit(tx, person_id=None, action=f"behalf.{now.standing.value}", object=now.name)
    if not (before is None and now.standing is Standing.OFF):
        _call_keepers(tx, app, now)


def _settle(tx: Tx, person: Person, connection_id: int, *, allowed: bool) -> None:
    check_right(person, Right.KEEP_TEAMS)
    name = behalf.record_allowed(tx, connection_id, allowed=allowed).name
    audit.record_audit(tx, person_id=person.id, action="behalf.allow" if allowed else "behalf.forbid", object=name)


def _is_keepers(tx: Tx, connection: Connection) -> bool:
    linked = (one for one in links.list_links(tx) if one.channel == TELEGRAM and one.chat_key == connection.user_key)
    return any(may_role(one.role, Right.KEEP_TEAMS) for one in linked)


def _call_keepers(tx: Tx, app: App, connection: Connection) -> None:
    for link in links.list_links(tx):
        if may_role(link.role, Right.KEEP_TEAMS):
            text = app.words.say(link.language, f"behalf-call-{connection.standing.value}", name=connection.name)
            place = {"channel": link.channel, "account": link.account, "chat_key": link.chat_key}
            do_call(tx, link, {"text": text, **place})
