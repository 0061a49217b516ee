"""English forms that the dictionary reads otherwise than a customer means them."""

from __future__ import annotations

from typing import Final

OWN: Final = {
    "arrival": "arrive",
    "broke": "break",
    "cancellation": "cancel",
    "gone": "go",
    "leaves": "leaf",
    "left": "leave",
    "people": "person",
    "thanks": "thank",
    "thought": "think",
    "writing": "write",
}
