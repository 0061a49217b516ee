"""Views that people keep: their own, and those a lead shares with all."""

from __future__ import annotations

from bot.core.desk.views import QUERY_LENGTH, SavedView
from bot.core.people import Person, Right
from bot.errors import NotFound, TooLarge
from bot.service.people.keeping import check_kept_name
from bot.service.people.rights import check_right
from bot.storage.cases import saved_views
from bot.storage.database import Tx
from bot.storage.system import audit

MOST = 30  # of one person


def list_views(tx: Tx, person: Person) -> tuple[SavedView, ...]:
    """The shared ones and then the person's own."""
    check_right(person, Right.ANSWER_CHATS)
    return saved_views.list_views(tx, person.id)


def do_save_view(tx: Tx, person: Person, *, name: str, query: str, shared: bool = False) -> int:
    """Keep what the column shows under a name; a view of this name that one may change shows it from now on. Its id.

    Raises:
        NotAllowed: the role shares no views.
        BadViewName: no name, or an endless one.
        TooLarge: there are too many.
    """
    check_right(person, Right.SHARE_VIEWS if shared else Right.ANSWER_CHATS)
    name, known = check_kept_name(name), saved_views.list_views(tx, person.id)
    query = query[:QUERY_LENGTH]
    same = next((one for one in known if one.name.casefold() == name.casefold() and one.shared == shared), None)
    if same is not None:
        saved_views.record_change(tx, same.id, name=name, query=query, shared=shared)
        return same.id
    if sum(one.person_id == person.id for one in known) >= MOST:
        raise TooLarge(limit=f"{MOST} views")
    number = saved_views.record_view(tx, person_id=person.id, name=name, query=query, shared=shared)
    _note(tx, person, "view.add", name, shared=shared)
    return number


def do_rename_view(tx: Tx, person: Person, view_id: int, *, name: str, shared: bool) -> None:
    """Another name, or shared with all from now on, or no longer.

    Raises:
        NotAllowed, NotFound, BadViewName: as for saving.
    """
    view = _access(tx, person, view_id)
    if shared:
        check_right(person, Right.SHARE_VIEWS)
    saved_views.record_change(tx, view.id, name=check_kept_name(name), query=view.query, shared=shared)


def do_move_view(tx: Tx, person: Person, view_id: int) -> None:
    """Let it stand before the one that stands above it."""
    view = _access(tx, person, view_id)
    order = [one.id for one in saved_views.list_views(tx, person.id) if one.shared == view.shared]
    place = order.index(view.id)
    if place:
        order[place - 1 : place + 1] = [view.id, order[place - 1]]
        saved_views.record_order(tx, order)


def do_remove_view(tx: Tx, person: Person, view_id: int) -> None:
    """It is gone, from everybody's list if it was shared."""
    view = _access(tx, person, view_id)
    saved_views.remove_view(tx, view.id)
    _note(tx, person, "view.remove", view.name, shared=view.shared)


def may_change(person: Person, view: SavedView, *, shares: bool) -> bool:
    """Whether the person may; ``shares``: their role shares views."""
    return shares if view.shared else view.person_id == person.id


def _access(tx: Tx, person: Person, view_id: int) -> SavedView:
    """A view the person may change: a shared one is any lead's."""
    check_right(person, Right.ANSWER_CHATS)
    view = saved_views.get(tx, view_id)
    if view.shared:
        check_right(person, Right.SHARE_VIEWS)
    elif view.person_id != person.id:
        raise NotFound(what="view")
    return view


def _note(tx: Tx, person: Person, action: str, name: str, *, shared: bool) -> None:
    if shared:
        audit.record_audit(tx, person_id=person.id, action=action, object=name)
