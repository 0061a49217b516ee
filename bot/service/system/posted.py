"""The notices of leads that go on, at hand in the engine: mostly there are none, and no turn asks for them."""

from __future__ import annotations

from bot.core.insights.spikes.notices import Notice


class Posted:
    """As they were a second ago; who gives one looks at it again."""

    def __init__(self) -> None:
        self.notices: tuple[Notice, ...] = ()
