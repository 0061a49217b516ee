"""Words by which sentences are compared or told apart, by the beginnings they have in the three languages."""

from __future__ import annotations

import re
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
# how a short sentence forbids or denies, and what says so without any "no": a translation may choose either
FORBIDS: Final = re.compile(
    r"""(?<!\w)(?:
    нельзя|невозможно|запрещен\w*|не\s(?:можем|может|могут|можете|доставля\w+|принима\w+|работа\w+|возвраща\w+|прода[её]м
    |делаем|нужн\w+|надо|требу\w+)
    |не\s?можна|неможливо|заборонен\w*|не\s(?:можемо|може|можуть|можете|доставля\w+|прийма\w+|працю\w+|поверта\w+
    |продаємо|робимо|потріб\w+|треба)
    |cannot|can\snot|can['’]t|(?:do|does|is|are|will|may|must)\s?(?:not|n['’]t)|won['’]t|not\s(?:possible|allowed|needed)
    )(?!\w)""",
    re.I | re.X,
)
LIMITS: Final = re.compile(
    r"""(?<!\w)(?:
    только|лише|тільки|only|без|without|unless|кроме|крім|except|нет|немає|no|ни|ані|ні|never|никогда|ніколи|нічого|ничего
    |instead|рано|early|late|refuse\w*|отка\w+|відмов\w+|не(?!дел|діл)\w{4,24}|(?:im|un)\w{5,20}
    )(?!\w)""",
    re.I | re.X,
)
