"""Words by which sentences are compared or told apart, by the beginnings they have in the three languages."""

from __future__ import annotations

from typing import Final

# what may stand in one of two sentences and not in the other, and they are of one thing nevertheless
WEAK: Final = frozenset({
    "can", "may", "need", "must", "please", "each", "every", "our", "you", "call", "contact", "shop", "store", "studio",
    "company", "item", "goods", "currently", "simply",
    "можно", "нельзя", "нужно", "надо", "мочь", "пожалуйста", "каждый", "наш", "вы", "звонить", "позвонить", "магазин",
    "студия", "компания", "сейчас", "просто",
    "можна", "треба", "потрібно", "могти", "будь", "ласка", "кожний", "кожен", "ви", "дзвонити", "телефонувати",
    "студія", "компанія", "зараз",
})  # fmt: skip
# what makes another thing of it: express delivery is dearer, and nobody is wrong
NARROW: Final = (
    "expres", "urgen", "standard", "night", "weeken", "holida", "premi", "busine", "free", "first", "next", "new",
    "intern", "abroad", "maxim", "minim", "экспр", "срочн", "стандарт", "ночн", "выходн", "праздн", "преми", "бизнес",
    "бесплат", "перв", "втор", "нов", "междун", "максим", "миним", "експр", "термін", "нічн", "вихідн", "святк",
    "бізнес", "безкош", "перш", "друг", "міжнар", "максим", "мінім",
)  # fmt: skip
# what a title may have besides the thing it is about
GENERIC: Final = (
    "way", "cost", "price", "how", "time", "hour", "quest", "rule", "what", "when", "способ", "стоим", "цена", "срок",
    "режим", "график", "услов", "правил", "вопрос", "сколько", "когда", "спосіб", "варт", "ціна", "строк", "графік",
    "умов", "питан", "скільки", "коли",
)  # fmt: skip
