"""The verbs by which customers ask for something to be done, in ru, uk and en, and how their forms are told apart."""

from __future__ import annotations

import re
from typing import Final

from bot.core.request import Act


def _any(words: str) -> re.Pattern[str]:
    """A word that begins like one of these."""
    return re.compile(rf"(?:{'|'.join(words.split())})")


def words(text: str) -> frozenset[str]:
    """The words of a table."""
    return frozenset(text.split())


STEMS: Final = (
    (Act.UNSUBSCRIBE, _any("отпи[шс] відпи[шс]")),
    (Act.BLOCK, _any("заблок разблок розблок заморо приостанов призупин")),
    (Act.CALL, _any("перезвон позвон передзвон подзвон зателефон набер наберіть созвон")),
    (Act.DELETE, _any("удал сотр стер зітр видал закрой закрыт закрий")),
    (Act.REFUND, _any("верн возврат возвращ поверн перечисл перерахуй возмест компенс відшкод")),
    (Act.MOVE, _any("перенес перенис переніс перенос сдвин передвин пересун зсун перезапи отлож відклад")),
    (
        Act.CANCEL,
        _any(
            "отмен атмен отказ откаж аннул анул сня сним зня знім расторг розірв скасу відмін відмов"
            " отключ відключ вимкн"
        ),
    ),
    (Act.BOOK, _any("запиш записа заброн оформ закаж замов вызов викли")),
    (
        Act.SEND,
        _any(
            "пришл присыл вышл шлите шліть отправ скин направ надішл надсил вишл відправ"
            " продубл выстав вистав прислат перешл"
            " підготу подготов"
        ),
    ),
    (
        Act.CHANGE,
        _any(
            "измен поменя помени поміня смен замен замін змін исправ виправ поправ передел перероб"
            " убер убра прибер прибра добав дода впиш вписа переоформ обнов онов скоррект коррект обмен обміня"
            " перевед переведі переключ подключ підключ везите везіть привез доставьте доставте внес вписат"
            " продл продовж допиш допис"
        ),
    ),
)
# What is said in the imperative and asks for words, not for deeds, or calls a person, which is a wish of its own.
SAYING: Final = re.compile(
    r"(?:под|під|рас|роз|по|рос|вы)?с?к[ао]ж[иі]|объясн|поясн|назов|назв|ориентир|сориент|совет|порад|рекоменд|порекоменд|напомн"
    r"|нагада|уточн|провер|перевір|смотр|посмотр|подив|глян|узна|дізна|прост[ии]|извин|вибач|пробач|здравств|помог|допомо"
    r"|ответ|відпові|поде?л[иі]|опи[шс]|підел|подожд|зачекай|(?:по)?слу[шх]|пойм|зрозум|позов|поклич|соедин|з'єдна|переключите"
    r"|перемкн|пусти|давай|дайте|підбер|подбер|перекон|попроб|спроб|извест|повідом"
)
IMPERATIVE: Final = re.compile(r"[^\W\d_]{2,40}(?:[ийь]те(?:сь)?|іть(?:ся)?|[рвтдзсшжн]те)")
TOLD_ONE: Final = words(
    "отмени удали верни перенеси сдвинь смени замени измени поменяй исправь поправь убери добавь скинь отправь запиши"
    " оформи закажи забронируй заблокируй отключи отпиши перезвони позвони набери впиши"
    " скасуй видали поверни поміняй виправ прибери додай надішли відправ запиши заблокуй вимкни відпиши подзвони"
    " передзвони"
)
FUTURE: Final = re.compile(r"[^\W\d_]{2,40}ите")  # "отмените" is an order and "will you cancel", by its sign
INFINITIVE: Final = re.compile(r"[^\W\d_]{2,40}(?:[аяиеоуы]ть|[аяиеоуы]ться|ти|тися|тись|ть)")
TOGETHER: Final = re.compile(r"[^\W\d_]{3,40}(?:[еёи]м|емо|имо)")  # after "let us"
MYSELF: Final = re.compile(r"[^\W\d_]{3,40}(?:яю|ваю|вую|ую|юсь|юся)")  # "I hereby cancel"
PAST: Final = re.compile(r"[^\W\d_]{3,40}(?:ли|лись|лися)")  # after "so that you"
AWAY: Final = _any("отправ послать відправ надісла надсила send$")  # who wishes that may do it themselves
PAPERS: Final = re.compile(  # but who wishes to send one may well wish to be sent it
    r"сч[её]т|чек\w?\b|\bакт|накладн|документ|догов[оі]р|инвойс|інвойс|копи|копі|квитанц|подтвержд|підтвердж"
    r"|фактур|рахун|выписк|витяг|справк|довідк|рецепт|результат|\bкод|\bфото"
    r"|invoice|receipt|document|contract|confirm|\bcop(?:y|ies)|report|statement|prescription"
    r"|results?\b|records?\b|\bcode|photo"
)
NOUN: Final = re.compile(r"(?:отмен[аыу]|возврат|перенос|замена|скасування|повернення|перенесення|заміна)")
NEITHER: Final = words("пришли вышли верно сняли удалось отказали отменили надо новый поправка")

ENGLISH: Final = {
    Act.UNSUBSCRIBE: words("unsubscribe"),
    Act.BLOCK: words("block freeze pause suspend unblock unlock deactivate"),
    Act.CALL: words("call phone ring"),
    Act.DELETE: words("delete erase wipe close"),
    Act.REFUND: words("refund return reimburse"),
    Act.MOVE: words("move reschedule push shift postpone rebook delay"),
    Act.OTHER: words("export prescribe prepare connect charge credit recalculate process"),
    Act.CANCEL: words("stop cancel cancle canel cansel void terminate annul scrap withdraw disconnect"),
    Act.BOOK: words("book reserve schedule arrange"),
    Act.SEND: words("send email mail resend forward issue"),
    Act.CHANGE: words(
        "change chnage cahnge update correct corect fix edit amend swap replace switch add remove modify exchange"
        " upgrade downgrade rewrite deliver redirect reroute transfer extend renew assign rename put make take bring"
        " leave turn restore activate reset apply give set get tell write"
    ),
}
VERBS: Final = {verb: act for act, verbs in ENGLISH.items() for verb in verbs}
PASSIVE: Final = re.compile(
    r"(?:cancel|chang|mov|delet|refund|reschedul|send?t|block|replac|updat|correct|remov|book|swapp|fix)(?:led|ed|d|t)?"
)
# These orders may be anything ("make my day"): they count with a thing of one's own only.
GENERAL: Final = words(
    "put make take bring leave stop turn give set get deliver return close call issue reset apply tell write"
)

HOW: Final = words(
    "как где куда когда сколько скока почему зачем кто чем что какой какая какие каком какого каких если"
    " як де куди коли скільки чому навіщо хто чим який яка які якого яких якщо"
    " how where when why who which what if whether does do is are was were did"
    " расскажите объясните розкажіть поясніть explain"
)
MAY: Final = words(
    "можно могу можем ли возможно реально разрешается нельзя можна можу можемо чи можливо дозволено"
    " may allowed possible able"
)
COULD_YOU: Final = words("можете могли можеш можешь могли-бы зможете сможете")
PLEASE: Final = words(
    "прошу просьба прохання пожалуйста пж пжл плиз плз будьте будь-ласка"
    " please pls plz kindly добры ласка ласкаві любезны"
)
WISH: Final = words(
    "хочу хотим хотел хотела хотелось надо нада нужно необходимо требую треба потрібно потрібна нужна нужен"
    " хотів хотіла"
    " хочемо вимагаю мушу want need wish wanna gotta demand request"
)
OWN: Final = words(
    "мой моя моё мое мои моего моей моему моём моем мою моих наш наша наше наши нашу нашего нашей нас нам мне меня свой"
    " свою своего своё мій моє мої мого моєї моєму мою моїх наша нашу нашої нам мені мене свій своє свого"
    " my our me us mine it this these him her them"
)
LETS: Final = words("давайте давай let's lets let")
SO_THAT: Final = words("чтобы чтоб щоб")
