"""A floor has rooms; from room to room imports go only as listed, and nowhere in a circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from tests.structure.imports import PRODUCT, PROGRAMS, find_circles, read_graph

# What each room may import of its own floor, besides the loose modules of the floor (ports, engine, codec).
# Rights are checked in every use case, so that every room of service may ask people; the bot quotes articles.
SERVICE = {
    "outbox": set[str](),
    "people": set[str](),
    "system": {"people"},
    "articles": {"people"},
    "insights": {"people", "articles"},
    "cases": {"outbox", "people"},
    "chat": {"outbox", "cases", "people", "articles"},
}
# One aggregate a module, and no aggregate asks another: what needs two is a use case.
STORAGE: dict[str, set[str]] = {
    room: {"tables"} for room in ("chat", "cases", "people", "articles", "system", "insights")
} | {"tables": set(), "migrations": {"tables"}}
KNOWLEDGE = {
    "articles": set[str](),
    "documents": {"articles"},
    "imports": {"articles"},
    "shelf": {"articles"},
    "index": {"articles"},
    "answers": {"articles", "index"},
    "replay": {"articles", "index", "answers"},
    "gaps": {"articles", "index", "answers"},
    "histories": {"articles", "imports", "gaps"},
    "radar": {"articles", "index", "shelf"},
    "spikes": {"gaps"},
}
# Pages never import each other's rooms: what two share is in frame, and how a text goes live in publishing.
DESK = {
    "frame": set[str](),
    "door": {"frame"},
    "inbox": {"frame"},
    "replies": {"frame"},
    "studio": {"frame", "publishing"},
    "people": {"frame"},
    "insights": {"frame", "publishing"},
    "publishing": {"frame"},
    "admin": {"frame"},
    "tuning": {"frame"},
}
CHANNELS: dict[str, set[str]] = {"mail": set(), "telegram": set(), "web": set()}
FLOORS: dict[str, Mapping[str, set[str]]] = {
    "service": SERVICE,
    "storage": STORAGE,
    "knowledge": KNOWLEDGE,
    "desk": DESK,
    "channels": CHANNELS,
}


def _crossings(floor: str) -> Iterator[tuple[str, str, str]]:
    """Each import from room to room of a floor: the two rooms, and what to report."""
    for module, edges in read_graph(*PRODUCT).items():
        own = _room(module, floor)
        for target in edges:
            other = _room(target, floor)
            if own and other and own != other:
                yield own, other, f"{module} imports {target}"


def _room(module: str, floor: str) -> str:
    """The room of a module on this floor; "" for a loose module and for other floors."""
    parts = module.split(".")
    return parts[2] if parts[:2] == ["bot", floor] and len(parts) > 3 else ""


@pytest.mark.parametrize("floor", sorted(FLOORS))
def test_rooms_import_each_other_only_as_listed(floor: str) -> None:
    rooms = FLOORS[floor]
    unknown = {own for own, _, _ in _crossings(floor)} - set(rooms)
    assert unknown == set(), "add the room to the table"
    assert [report for own, other, report in _crossings(floor) if other not in rooms[own]] == []


def test_no_module_imports_in_a_circle() -> None:
    """Also not by an import inside a function, nor by one for the type checker only."""
    assert find_circles(read_graph(*PRODUCT, *PROGRAMS)) == []


def test_no_room_imports_in_a_circle() -> None:
    rooms: dict[str, dict[str, bool]] = {}
    for module, edges in read_graph(*PRODUCT, *PROGRAMS).items():
        own = module.rpartition(".")[0]
        if own.count(".") < 2:
            continue
        for target in edges:
            other = target.rpartition(".")[0]
            if other != own and other.count(".") >= 2:
                rooms.setdefault(own, {})[other] = False
                rooms.setdefault(other, {})
    assert find_circles(rooms) == []


def test_a_circle_is_found_wherever_it_is_closed() -> None:
    assert find_circles({"a": {"b": False}, "b": {"c": True}, "c": {"a": False}, "d": {"a": False}}) == [
        ("a", "b", "c")
    ]
    assert find_circles({"a": {"a": False}, "b": {"a": False}}) == [("a",)]
    assert find_circles({"a": {"b": False, "c": False}, "b": {"c": False}, "c": {}}) == []
