"""Reports that something went wrong: what the customer owns or awaits, or a thing that does not work for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from bot.core.turn import Trouble
from bot.language.text.detect import plain_form
from bot.language.text.shortening import shorten

_CLAUSE: Final = re.compile(r"(?:[.!?;,…:](?=\s)|\n)")
_PUT_AS_A_CASE: Final = re.compile(
    r"(?<!\w)(?:если|якщо|как|як|почему|чому|зачем|навіщо|когда|коли|сколько|скільки|бывает|буває|можно|можна"
    r"|if|when|how|why|what|who|do|does|would|will|can|could)(?![\w'])"
)
_OWN: Final = re.compile(
    r"""(?<!\w)(?:
    (?:два\s+раза|дважды|двічі|двойн\w+|подвійн\w+|лишн\w+|зайв\w+)[^.?!]{0,40}(?:спис|снял|сняли|зня|брали|взял|оплат)
    |(?:спис|снял|зня|взял)\w*[^.?!]{0,40}(?:два\s+раза|дважды|двічі|лишн|зайв|больше|більше)
    |(?:деньги|гроші|кошти|оплат\w+|платёж|платіж)\s[^.?!]{0,30}(?:списал\w*|снял\w*|зня[лт]\w*|ушл\w+|пішл\w+)[^?]{0,30}(?:\sа\s|\sно\s|\sале\s)
    |(?:так\s+)?(?:и\s+|і\s+)?не\s+(?:привез\w+|приехал\w*|приїха\w+|доставил\w*|доставлен\w*|принес\w+|пришл[аои]|пришёл|пришел|прийш\w+|получил\w*|отримал\w*|отримав|дошл\w+|дійш\w+)
    |ничего\s+не\s+(?:пришло|привезли|получил\w*)|нічого\s+не\s+(?:прийшло|привезли|отрима\w+)
    |(?:привезли|прислали|пришли|пришёл|дали|доставили|прийшли|прийшов|надіслали)\s[^.?!]{0,24}(?:не\s+т[аоеуі]\w{0,2}|чуж\w+|друг\w+|інш\w+|сломан\w+|разбит\w+|битый|бит[аыо]\w?|повреж\w+|помят\w+|пошкодж\w+|розбит\w+|зламан\w+|зів.?ял\w*|завял\w*|увял\w*)
    |(?:разбит|сломан|помят|поврежд[её]н|розбит|зламан|пошкоджен)\w{0,4}(?!\w)|(?:завял|увял|зів.?ял|зав.?ял)\w{0,3}(?!\w)
    |(?:charged|billed|paid|payment\s+went\s+through|took\s+\w+(?:\s+\w+)?|debited)\s[^.?!]{0,30}twice|twice\s[^.?!]{0,20}(?:charged|billed)|double[\s-]charg\w+|overcharged
    |(?:nothing|never|not|hasn't|haven't|didn't|hadn't)\s(?:\w+\s){0,2}(?:arriv\w+|come|came|delivered|received?|turned\s+up|showed\s+up|shown\s+up)
    |no\s?(?:body|one)\s(?:came|turned|showed|delivered)
    |(?<!я\s)не\s+(?:перезвонил\w*|позвонил\w*|ответил\w*|связал\w+|отписал\w*|вернул[аио]?|передзвонил\w*|подзвонил\w*|зателефонувал\w*|зв.?язав\w*|зв.?язал\w+|відповіл\w*|відповів|повернул[аио]?)(?!\w)
    |(?:до\s+сих\s+пор|досі|дотепер)\s(?:[^\s.?!]{1,12}\s){0,2}(?:нет|ничего|не|нічого|немає|нема)(?!\w)
    |(?<!i\s)(?:never|nobody|no\s?one|not|didn't|did\snot|hasn't|haven't)\s(?:\w{1,12}\s){0,2}(?:call(?:ed)?(?!\w)|phoned|rang|repl(?:y|ied)|answer(?:ed)?(?!\w)|got\s+back|respond(?:ed)?|contacted)
    |still\s(?:no\s|nothing|not\s|haven't|hasn't|waiting)
    |(?:arrived|came|delivered|got|received|sent)\s[^.?!]{0,30}(?:broken|damaged|smashed|crushed|wilted|dead|wrong|somebody\s+else|someone\s+else|else's)
    |(?:is|are|was|were|has|have|all)\s(?:\w+\s)?(?:broken|smashed|crushed|wilted|died)
    )""",
    re.X,
)  # fmt: skip
_THING: Final = re.compile(
    r"""(?<!\w)(?:
    не\s+(?:работа(?:ет|ют|л\w{0,2})(?!\w)|открыва\w+|груз\w+|загруж\w+|приход\w+|срабатыв\w+|пуска\w+|включа\w+|показыва\w+|синхрониз\w+|сохраня\w+|реагиру\w+|проход\w+|получается\s+(?:войти|зайти|оплатить))
    |не\s+(?:праці\w+|працю\w+|відкрива\w+|вантаж\w+|завантаж\w+|надход\w+|спрацьов\w+|пуска\w+|вмика\w+|показу\w+|зберіга\w+|реагу\w+|проход\w+)
    |не\s+(?:могу|можу)\s+(?:войти|зайти|оплатить|открыть|увійти|зайти|сплатити|оплатити|відкрити|скачать|завантажити)
    |вылета\w+|виліта\w+|завис\w+|глюч\w+|крашит\w*|падает|падає|тормозит
    |(?:выда[её]т|пишет|показывает|пише|видає|постоянн\w+|постійн\w+)\s(?:\w+\s){0,2}(?:ошибк\w+|помилк\w+)
    |(?:вв[еёі][лв]|ввож|ввод|вводж|набра|сдела|зроби)\w{0,5}\s(?:\w{1,12}\s){0,2}(?:правильно|верно|вірно)
    |(?:правильно|верно|вірно)\s(?:вв[еёі][лв]|ввож|вводж|набра|сдела|зроби)
    |(?:entered|typed|did|filled)\s(?:\w{1,12}\s){0,3}(?:correctly|right|properly)
    |(?:карт\w{1,2}|плат[её]ж\w{0,2}|оплат\w|банк|запрос\w?|картк\w|платіж)\s(?:[^\s.?!]{1,15}\s){0,3}(?:отклон\w+|отказ\w+|отверга\w+|блокиру\w+|заблокирова\w+|відхил\w+|відмовля\w+|заблокова\w+)
    |(?:отклон(?:ил|ен|я)|отверг|відхил(?:ил|ен|я)|заблокирова|заблокува)\w{0,4}\s(?:[^\s.?!]{1,15}\s){0,2}(?:карт|плат|оплат|аккаунт|акаунт|вход|вхід)
    |(?:card|payment|bank|transaction)\s(?:\w{1,12}\s){0,3}(?:declin|reject|refus|block)\w+
    |(?:declined|rejected|refused|blocked)\s(?:\w{1,12}\s){0,2}(?:card|payment|account|transaction)
    |(?:crashes|hangs|freezes|crashing|freezing|glitch\w*)(?!\w)
    |(?:doesn't|does\s+not|don't|isn't|is\s+not|won't|not|stopped|fails?\s+to|never)\s+(?:work\w*|open\w*|load\w*|coming|start\w*|sync\w*|respond\w*|arriv\w+)
    |(?:can't|cannot|can\s+not|couldn't|unable\s+to)\s+(?:sign\s+in|log\s?in|get\s+in|open|pay|see|access|upload|download|load)
    |(?:keeps|kept)\s+\w+ing|(?:fails?|failing|failed)\s+(?:every|each|all|again|with)|(?:gives|shows|throws|getting)\s(?:\w+\s){0,3}error
    )""",
    re.X,
)  # fmt: skip
_CASE: Final = re.compile(r"(?:если|якщо|if|when|коли|когда)\s")
_LONGEST: Final = 2000


def read_trouble(text: str) -> Trouble:
    """The gravest trouble any clause reports; none where it is only asked about ("what if nothing comes?")."""
    whole = shorten(text)[:_LONGEST]
    plain = (plain_form(whole) or whole).lower().replace("’", "'")
    told = [clause for clause in _clauses(plain) if not _PUT_AS_A_CASE.search(clause[:40])]
    if any(_OWN.search(clause) for clause in told):
        return Trouble.OWN
    return Trouble.THING if any(_THING.search(clause) for clause in told) else Trouble.NONE


def speaks_of_trouble(text: str, heading: str = "") -> bool:
    """Whether a passage tells what to do when something went wrong: "If there is no receipt", "if it has wilted"."""
    plain = (plain_form(text) or text).lower().replace("’", "'")
    return _CASE.match(heading.lower()) is not None or any(map(_OWN.search, _clauses(plain)))


def _clauses(text: str) -> Iterator[str]:
    """Commas join what went wrong ("paid, but nothing came"), so each clause is read with the one after it as well."""
    parts = _CLAUSE.split(text)
    yield from parts
    for first, second in pairwise(parts):
        yield f"{first} {second}"
