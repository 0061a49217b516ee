"""What kind of answer a question wants, as far as its words say."""

from __future__ import annotations

import re
from typing import Final

_NUMBER: Final = re.compile(
    r"""\b(?:
    сколько|скока|скольк\w*|почём|почем|цен[аыеу]|цін[аиіу]|стоит|стоимость|коштує|вартість|скільки|скільк\w*|тариф\w*
    |когда|коли|во\s+сколько|котрій|срок\w*|термін\w*|минимальн\w+|максимальн\w+|мінімальн\w+|лимит\w*|ліміт\w*
    |телефон\w*|номер\w*|процент\w*|відсот\w+|скидк\w+|знижк\w+|график|графік|часы|години
    |how\s+(?:much|many|long|often|far|late|early|big|large|soon)|price\w*|costs?|fees?|when|what\s+time|until|deadline
    |hours|phone|number|minimum|maximum|limit\w*|percent\w*|discount\w*|rates?
    )\b""",
    re.I | re.X,
)


def wants_number(question: str) -> bool:
    """Whether a price, a time, an amount or another number is asked for."""
    return bool(_NUMBER.search(question))
