"""How customers put their questions in ru, uk and en: courtesy around them, question words, words that point back."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from bot.language.text.lemmas import is_verb

_LETTERS = re.compile(r"\w+")
_WORD = re.compile(r"\w+(?:['’ʼ]\w+)*")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> frozenset[str]:
    return frozenset(text.split("|"))


# Latin "a" and "i" are Russian and Ukrainian words in other letters, and an article and a pronoun in English.
CONNECTIVES: Final = {
    "ru": _words("и а но ну или тогда ещё еще также a esche eshche nu togda ili"),
    "uk": _words("і й та а але ну або тоді ще також a ta ale todi shche tez"),
    "en": _words("and but or also then so"),
}
_LEADS: Final = re.compile(r"(?:(?:and|but|so)\s+)?(?:what|how)\s+about\b", re.I)
_ASKS_ON: Final = re.compile(  # a part after a comma that can only be a question: "…, how long do I have"
    r"[,;:.!–—-]\s+(?:и |а |і |й |так |то |and |so )?(?:"
    r"сколько|скільки|куда|куди|почему|чому|до\s+(?:какого|якого|скольки|котрої)|в\s+какое|о\s+котрій"
    r"|(?:что|що|шо)\s+(?:мне\s+|мені\s+|нам\s+|теперь\s+|тепер\s+)?(?:делать|робити)|(?:как|як)\s+(?:быть|бути)|(?:можно|можна)\s+ли|чи\s+(?:можна|можу)"
    r"|how\s+(?:long|much|many|do|can|should)|what\s+(?:do|should|can)\s+(?:i|we)|where\s+(?:do|can|should)\s+(?:i|we)|(?:can|should|may)\s+(?:i|we)\s"
    r")"
)
_POINTING: Final = _words(
    "это этого этому этим этом такое там туда сюда они он она его её ее их eto tam"
    " це цього цьому цим таке туди сюди там воно вони він вона його її їх tse"
    " it that this there these those them they"
)
_PRONOUNS: Final = _words(
    "они он она оно его её ее их ей ему им ими ней нём нем ним ними них неё нее него это этого этому этим этом"
    " вони він вона воно його її їх їй йому їм ними ним нею ній ньому них неї нього це цього цьому цим"
    " it its they them those these"
)
_OWN_SENTENCE: Final = _words("если когда как esli kak якщо коли як yakscho if when how")
_CONDITIONS: Final = _words("если esli якщо yakscho if")
_YES_OR_NO: Final = _words("да нет ага угу неа так ні ага yes yeah yep no nope da net")
_HELLOS: Final = _words("алло алё але ау ауу эй еще ещё ще hello hey still")
_SHOUTS: Final = _words("алло алё ау ауу")
_CALLS: Final = _phrases(  # into the silence
    "вы тут|вы здесь|вы там|вы на связи|ты тут|ты здесь|есть кто|есть кто нибудь|есть кто тут|кто нибудь есть"
    "|кто нибудь тут"
    "|ви тут|ви там|ви на зв язку|ти тут|є хто|є хто небудь|є хто тут|хтось є|хтось тут"
    "|are you there|are you here|you there|u there|anyone there|anybody there|anyone here|anybody here"
    "|is anyone there|is anybody there|is anyone here|is anybody here"
)
_ABOUT_THE_ANSWER: Final = _words(
    "почему зачем подробнее подробней ещё еще дальше всё все расскажите расскажи больше как так точно уверены"
    " а и ну что это об этом можно"
    " чому навіщо докладніше детальніше ще далі усе розкажіть розкажи більше як так точно впевнені"
    " і та що це про цього"
    " why how come more details detail tell me about it that this so and really sure all else what is please"
)
_MORE: Final = _words(
    "подробнее подробней расскажите расскажи докладніше детальніше розкажіть розкажи more details detail"
)
_ASKING: Final = _words(
    "сколько скока как где когда почему зачем что шо какой какая какие какое каком каких кто куда откуда чем можно"
    " можете могу ли надо нужно нельзя skolko kak gde kogda pochemu mozhno chto"
    " скільки як де коли чому навіщо що шо який яка які яке яких хто куди звідки чим чи можна можете можу треба"
    " потрібно skilky yak de koly chomu mozhna"
    " how what when where why which who"
)
_ASKING_FIRST: Final = _words("есть є can could do does did is are will would may should")
_EMPTY: Final = _words(
    "я мне меня мы нам вы вам у в на с со к о об по за для же ли бы быть есть делать поступить теперь сейчас возможно"
    " я мені мене ми нам ви вам у в на з зі до про по за для ж би бути є робити вчинити тепер зараз можливо"
    " i me my we us you your a an the to in on of for with at be am have get do now possible help"
)
_TIMES: Final = re.compile(
    r"""(?:
    понедельник\w*|вторник\w*|сред[уыа]|четверг\w*|пятниц\w+|суббот\w+|воскресень\w+|выходны\w+|будн\w+|праздник\w*
    |сегодня|завтра|послезавтра|утр\w+|вечер\w*|ноч\w+|днём|днем
    |понеділ\w+|вівтор\w+|серед[уиа]|четвер\w*|п['’ʼ]?ятниц\w+|субот\w+|неділ\w+|вихідн\w+|свят\w*
    |сьогодні|післязавтра|ран\w+|вечор\w+|вечір|ніч|вночі|ввечері|вранці|увечері
    |(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekends?|weekdays?|holidays?|today|tomorrow|tonight|mornings?|evenings?|nights?
    )""",
    re.I | re.X,
)
_BESIDE_TIMES: Final = _words(
    "в во на по до после у в у під до після о об on in at the a of after before by late early"
)
_COURTESY: Final = re.compile(
    r"""(?:
    здравствуйте|здрасте|приветствую|привет(?:ик)?|добр(?:ый|ое|ого)\s+(?:день|вечер|утро|дня|вечера|утра|ранку)
    |спасибо(?:\s+(?:большое|огромное|вам|за\s+ответ))*|благодарю|понятно|понял[аи]?|ясно|хорошо|отлично|супер
    |подскажите|скажите|извините|простите|пожалуйста|будьте\s+добры|можно\s+(?:спросить|узнать|вопрос)|хочу\s+спросить
    |вітаю|привіт|добр(?:ий|ого)\s+(?:вечір|ранок|дня|ранку|вечора)|добридень
    |дякую(?:\s+(?:дуже|вам|за\s+відповідь))*|щиро\s+дякую|зрозуміло|зрозуміл[аи]|добре|гаразд|чудово
    |підкажіть|скажіть|вибачте|перепрошую|будь\s+ласка|можна\s+(?:спитати|дізнатися|запитання)|хочу\s+спитати
    |hello|hi|hey|good\s+(?:morning|afternoon|evening|day)|thank\s+you(?:\s+(?:very\s+much|so\s+much))?
    |thanks(?:\s+(?:a\s+lot|so\s+much|for\s+(?:that|the\s+answer)))?|great|got\s+it|i\s+see|excuse\s+me
    |(?:(?:can|could)\s+you\s+)?(?:please\s+)?tell\s+me|please|sorry
    |ok(?:ay)?|ок|окей|ага|да|так|yes|yeah
    )(?!\w)""",
    re.I | re.X,
)
_ENDING: Final = re.compile(rf"[\s,.!](?:(?:заранее|наперед)\s+)?{_COURTESY.pattern}\Z", re.I | re.X)
_LONGEST_COURTESY: Final = 64  # characters, with the sign before it
_BLANKS: Final = "".join(filter(str.isspace, map(chr, range(0x3001))))
_BEFORE: Final = _BLANKS + ",.!"
_AFTER: Final = _BLANKS + ".!?"
_GAP: Final = re.compile(r"[\s,.!?:;()👋😊🙏—–-]*")
_LETTERS_THAT_SAY: Final = 3  # single ones; more may be a word with gaps
SHORT: Final = 4  # words: so few may well lean on what was said before
LEANING: Final = 8  # words that may, if they begin with "and" or point back
VAGUE: Final = 1  # subjects of a question that leaves open what it is about
FRAGMENT: Final = 3  # words after the connective that make no sentence of their own


def normalise(text: str) -> str:
    """The text for "is it the same question again": lower case, letters and digits only."""
    return " ".join(_LETTERS.findall(text.lower()))


def is_wordless(text: str) -> bool:
    """Whether it holds no number and no word of more than a letter (a smiley, "m"), or only calls ("anybody here?")."""
    found = _LETTERS.findall(text)
    if _calls(found):
        return True
    return (
        bool(text.strip())
        and not any(len(word) > 1 or word.isdigit() for word in found)
        and len(found) < _LETTERS_THAT_SAY
    )


def _calls(found: list[str]) -> bool:
    said = [word.lower() for word in found[: LEANING + 1]]
    rest = [word for word in said if word not in _HELLOS]
    return " ".join(rest) in _CALLS or (bool(said) and _SHOUTS.issuperset(said))


def words(text: str) -> tuple[str, ...]:
    """The words in lower case, in order."""
    return tuple(_WORD.findall(text.lower()))


def strip_courtesy(text: str) -> str:
    """The question without greetings, thanks and "tell me please" before and after it; "" when that was all."""
    rest = text.strip()
    while found := _COURTESY.match(rest):
        rest = rest[_GAP.match(rest, found.end()).end() :]  # type: ignore[union-attr]
    return _strip_end(rest)


def _strip_end(text: str) -> str:
    """Looked for in the last few words only, as often as there is one: a thousand thanks are a thousand short looks."""
    rest = text
    while ended := _ENDING.search(bare := rest.rstrip(_AFTER), max(0, len(bare) - _LONGEST_COURTESY)):
        rest = bare[: ended.start()].rstrip(_BEFORE)
    return rest


def asks(text: str) -> bool:
    """Whether it is put as a question: by its sign, or by a question word where it or a later part begins."""
    near = not _ASKING.isdisjoint(_first_words(text, 4))
    return "?" in text or near or starts_with_question_word(text) or _ASKS_ON.search(text.lower()) is not None


def starts_with_question_word(text: str) -> bool:
    """Whether its first word asks."""
    return not (_ASKING | _ASKING_FIRST).isdisjoint(_first_words(text, 1))


def has_words(text: str, count: int) -> bool:
    """Whether it has as many words."""
    return len(_first_words(text, count)) == count


def _first_words(text: str, count: int) -> tuple[str, ...]:
    """Without reading a long text to its end."""
    return tuple(found.group().lower() for found in islice(_WORD.finditer(text), count))


def is_connected(text: str, language: str) -> bool:
    """Whether it begins as the continuation of something: "and …", "what about …"."""
    return bool(_LEADS.match(text)) or (words(text)[:1] != () and words(text)[0] in CONNECTIVES[language])


def may_follow_up(text: str, language: str) -> bool:
    """Whether it may lean on the last answer: short and connected or pointing to it, or asking about hardly a thing."""
    said = words(text)
    if not said or len(said) > LEANING:
        return False
    leans = is_connected(text, language) or not _POINTING.isdisjoint(said) or is_about_the_answer(text)
    return leans or (len(said) <= SHORT and "?" in text) or is_vague(text)


def is_fragment(text: str, language: str) -> bool:
    """Whether it says nothing by itself: "and on Sunday?", "how long does it take?"; "and if I am not at home" does."""
    if is_vague(text):
        return True
    said = words(text)
    rest = said[1:] if said and said[0] in CONNECTIVES[language] else words(_LEADS.sub("", text, count=1))
    if len(rest) <= 1 or not _POINTING.isdisjoint(rest):
        return True
    return len(rest) <= FRAGMENT and rest[0] not in _OWN_SENTENCE


def is_vague(text: str) -> bool:
    """Whether it asks and names hardly anything: "what do I have to send?"."""
    return not has_words(text, LEANING + 1) and asks(text) and count_subjects(text) <= VAGUE


def is_mere_time(text: str, language: str) -> bool:
    """Whether it names a time and nothing else: "and on Sunday?" asks about what was spoken of, whatever that was."""
    said = words(_LEADS.sub("", text, count=1))
    rest = [word for word in said if word not in CONNECTIVES[language] and word not in _BESIDE_TIMES]
    return bool(rest) and all(_TIMES.fullmatch(word) for word in rest)


def points_back(text: str) -> bool:
    """Whether a pronoun in a short text stands for what was spoken of: "and when do they come?"."""
    return not has_words(text, LEANING + 1) and not _PRONOUNS.isdisjoint(words(text))


def goes_on(text: str, language: str) -> bool:
    """Whether it asks on about what was spoken of, under a condition or with a deed, and names no other thing: "and if
    I order for 2000?", "а продлить можно?".
    """
    if has_words(text, LEANING + 1) or not is_connected(text, language):
        return False
    _, *said = words(text)
    named = [word for word in said if word not in _CONDITIONS and not word.isdigit() and count_subjects(word)]
    depends = not _CONDITIONS.isdisjoint(said)
    return len(named) <= VAGUE and (depends or any(is_verb(word, language) for word in named))


def answers_yes_or_no(text: str) -> bool:
    """Whether it begins as the answer to a question: "yes, I have a photo"."""
    return not _YES_OR_NO.isdisjoint(_first_words(text, 1))


def is_about_the_answer(text: str) -> bool:
    """Whether it asks for nothing but more: "why?", "tell me more"."""
    said = words(text)
    return 0 < len(said) <= LEANING and _ABOUT_THE_ANSWER.issuperset(said)


def count_subjects(text: str) -> int:
    """How many words name something: "what can I do?" has none and leans on what was said before it."""
    empty = _ASKING | _ASKING_FIRST | _POINTING | _ABOUT_THE_ANSWER | _EMPTY
    return sum(word not in empty for word in words(text))


def wants_more(text: str) -> bool:
    """Whether it can only be a question about the answer, not a yes or a polite word."""
    return is_about_the_answer(text) and ("?" in text or not _MORE.isdisjoint(words(text)))
