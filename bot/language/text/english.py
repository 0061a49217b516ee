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


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# The small words of which no English sentence is without one, and hardly a text in another language has several.
GRAMMAR: Final = _words(
    "the a an is are was were am be do does did can could will would should may have has had how what when where"
    " why which who my your our their his her i you we they he she it this that these those to for of in on at by"
    " from with and or not but if please want need get there any some about me us been being just never again much"
    " many more than then also very because into here now another hello thanks thank yes"
)
