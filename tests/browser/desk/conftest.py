"""What the tests of this folder share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.support.desk_server import DeskServer


@pytest.fixture
def open_case(desk: DeskServer, request: pytest.FixtureRequest) -> Callable[..., int]:
    """A customer who asked something and then for a person; the id of the conversation."""
    made = iter(range(1000))

    def open_one(name: str = "Olena", text: str = "Where is my order?") -> int:
        chat = f"{request.node.name}-{next(made)}"
        desk.write_in(chat, text, name=name)
        return desk.call_human(chat, name=name)

    return open_one
