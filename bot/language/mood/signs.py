"""What a sign under an answer says of it; of those Telegram offers: https://core.telegram.org/bots/api#reactiontypeemoji."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

_HEART: Final = "\N{HEAVY BLACK HEART}"
_HELPED: Final = frozenset("👍👌🔥👏🙏🥰😍🤩💯🏆🎉🤝🫡") | {_HEART, f"{_HEART}\N{ZERO WIDTH JOINER}🔥"}
_NOT_HELPED: Final = frozenset("👎💩🤮🤬😡🖕🤡")
_PLAIN: Final = {
    ord("\N{VARIATION SELECTOR-16}"): None,
    **dict.fromkeys(range(ord("🏻"), ord("🏿") + 1)),  # colours of skin
}


def read_thumb(signs: Iterable[str]) -> bool | None:
    """Whether it helped; None where they say neither or both."""
    plain = {sign.translate(_PLAIN) for sign in signs}
    helped, not_helped = bool(plain & _HELPED), bool(plain & _NOT_HELPED)
    return helped if helped != not_helped else None
