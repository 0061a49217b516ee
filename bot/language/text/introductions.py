"""Sentences of help texts that speak about the text and answer nothing: "In this article you will learn …".

Every gap in the patterns is bounded, so that they stay linear in the text.
"""

from __future__ import annotations

import re
from typing import Final

_GAP: Final = r"(?:[^\s.!?]+\s+){0,6}?"
_NEAR: Final = r"(?:[^\s.!?]+\s+){0,2}?"
# "in this short article you will learn", "this page explains", "здесь мы собрали"
_TEXTS: Final = r"""(?:
    стать[яиеёю]|статті|стаття|раздел[еа]?|розділ[іу]?|страниц[аеыу]|сторін(?:к[аиу]|ці)|инструкци[яию]|інструкці[яїю]|материал[еа]?|матеріал[іу]?
    |памятк[аеи]|пам['’ʼ]ятк[аи]|пам['’ʼ]ятці|гайд[еі]?|руководств[оеа]|заметк[аеи]|обзор[еа]?|огляд[іу]?
    |(?:article|page|guide|section|document|tutorial|post|how-to|walkthrough|overview|faq|step)s?
    )"""
_TELLS: Final = r"""(?:
    узна(?:ете|ем|ешь)|расска(?:жем|зываем|зывается|зывает|зано|жу)|опис(?:ано|аны|ывает(?:ся)?|ываем|али)|объясн(?:им|яем|яется|ено|яет)
    |собра(?:ли|ны)|рассм(?:отрим|атриваем|атривается)|разбер(?:ём|ем)(?:ся)?|разбираем(?:ся)?|най[дт](?:ёте|ете|и)|приведен[ыао]?|перечислен[ыао]?
    |поможет|покаж(?:ем|ет)|показано|ответ(?:им|или|ы)|поясн(?:им|яем|ено)|подготовили|речь|говорится|содержит
    |дізна(?:єтесь|єтеся|ємося|єшся)|розпові(?:мо|даємо|дається|дає|м)|опис(?:ує|уємо|ується)|поясн(?:имо|юємо|юється|ює)
    |зібра(?:ли|но|ні)|розгля(?:немо|даємо|дається)|розбер(?:емо|емося|емось)|знай(?:дете|ти)|наведен[оіа]|перераховано|перелічено
    |допоможе|покаж(?:емо|е)|відпов(?:імо|іли|іді)|підготували|йдеться|містить
    |learn|discover|explain(?:s|ed)?|describ(?:es?|ed)|cover(?:s|ed)?|walks?|shows?|tells?|outlines?|lists?|contains?|discuss(?:es|ed)?
    |provides?|answers|helps?|gives?|looks?|find|goes|introduces?|details|summari[sz]es?
    )"""
_HERE: Final = r"(?:здесь|тут|ниже|нижче|далее|далі|below|here)"
_ABOUT: Final = re.compile(
    rf"""
    (?:^|(?<=,\s))(?:(?:в|у|на|из|з|із|in|on|from|with)\s+)?(?:эт(?:ой|ом|от|а)|дан(?:ной|ном|ная|ный)|наш(?:ей|ем|а)
        |ц(?:ій|ьому|ей|я|ього)|наш(?:ій|ому)|this|these|our|the\s+(?:following|present))\s+{_NEAR}{_TEXTS},?\s+{_GAP}{_TELLS}(?!\w)
    |^(?:из|з|із|from|after\s+reading)\s+(?:эт\w+|ц\w+|this)\s+{_TEXTS}(?!\w)
    |^(?:мы\s+|ми\s+)?{_HERE}[,:]?\s+(?:мы\s+|ми\s+|вы\s+|ви\s+|коротко\s+|подробно\s+|we\s+|you\s+|you['’]ll\s+|we['’]ll\s+|we['’]ve\s+|is\s+|are\s+|will\s+|can\s+)*
        {_TELLS}(?!\w)(?!\s+(?:нас|us)(?!\w))
    |^(?:below|here)\s+(?:is|are)\s+(?:all|everything|an?\s+{_NEAR}(?:guide|list|overview|summary)|(?:the\s+|some\s+|our\s+)?{_NEAR}(?:answers|instructions|information|steps|tips)|what|how)(?!\w)
    |^(?:(?:в|у|in|from)\s+)?(?:the\s+)?(?:стать[яие]|статт[яі]|article)\s+{_NEAR}{_TELLS}(?!\w)
    |^here['’]s\s+(?:how|what|everything|all|a)(?!\w)(?!\s+(?:much|many|long))
    |^(?:сейчас\s+|зараз\s+|сегодня\s+|сьогодні\s+|today,?\s+|мы\s+|ми\s+|we\s+|we['’]ll\s+|let\s+us\s+|давайте\s+)*
        (?:расскаж(?:ем|у)|рассказываем|объясним|объясняем|разбер[её]мся|разбираемся|разбер[её]м|разбираем|розповімо|розповідаємо|пояснимо
        |пояснюємо|розберемося|розберемось|розберемо|розбираємося|explain|will\s+explain|will\s+show)
        (?:\s+(?:вам|you|далее|ниже|нижче|далі|below))?,?\s+(?:в\s+этой|у\s+цій|in\s+this|как|что|где|когда|почему|сколько|о|об|про|як|що|де|коли|чому|скільки
        |how|what|when|where|why|all|everything)(?!\w)
    |(?<!\w)(?:read\s+on|keep\s+reading|let['’]s\s+(?:look|see|find\s+out|figure|take\s+a\s+look|dive|go\s+through|get\s+started)
        |читайте\s+(?:далее|далі|ниже|нижче|дальше)|давайте\s+разбер[её]мся|давайте\s+розберемося)(?!\w)
    |^(?:разбер[её]мся|разбираемся|розберемося|розберемось)(?!\w)
    |^(?:learn|discover|find\s+out|see|understand|узнайте|узнаем|дізнайтеся|дізнайтесь|дізнаємося),?\s+(?:more\s+about\s+|всё\s+о\s+|усе\s+про\s+)?
        (?:how|what|why|when|which|как|что|почему|когда|сколько|зачем|як|що|чому|коли|скільки|навіщо)(?!\w)
    |^(?:you['’]ll|you\s+will|you\s+can|вы|ви)\s+(?:learn|discover|find|узнаете|дізнаєтеся|дізнаєтесь|найдёте|найдете|знайдете)\s+{_NEAR}
        (?:how|what|why|answers|everything|instructions|information|как|что|почему|ответы|як|що|чому|відповіді)(?!\w)
    |^(?:our|наши|наші)\s+[^\s.!?]+\s+(?:explain|tell|show|share|рассказывают|объясняют|делятся|розповідають|пояснюють|діляться)(?!\w)
    |^(?:(?:собрали|собраны|отвечаем|зібрали|відповідаємо|answering)\s+)?{_NEAR}(?:ответы|ответ|відповіді|відповідь|answers|answer)\s+(?:на|to)\s+
        {_NEAR}(?:вопрос\w*|(?:за)?питання|questions?)(?!\w)
    |^(?:отвечаем|відповідаємо)\s+на\s+(?!\d)
    |^(?:(?:пошагов|кратк|коротк|подробн|прост|покроков|докладн|детальн)\w+\s+){{0,2}}(?:инструкция|инструкции|памятка|руководство|гайд|інструкція|інструкції|пам['’ʼ]ятка)
        (?:,\s+(?:как|як)|\s+(?:по|о|об|для|з|із|про|щодо|как|як))(?!\w)
    |^(?:an?\s+|the\s+|this\s+|your\s+|our\s+|these\s+)?(?:(?:short|quick|simple|brief|detailed|complete|full|ultimate|step-by-step|handy)\s+){{0,2}}
        (?:guides?|tutorials?|instructions|articles?|walkthrough|overview)\s+(?:is\s+|are\s+)?(?:to|on|for|of|about|how)(?!\w)
    |^(?:подробнее|детальніше|докладніше|more)\s+{_NEAR}(?:ниже|нижче|below)$
    |(?<!\w)(?:come|came)\s+to\s+the\s+right\s+place(?!\w)
    """,
    re.I | re.X,
)
# what stands at the head of a text beside it: dates, reading time, a table of contents, a greeting
_FURNITURE: Final = re.compile(
    r"""^(?:
    (?:last\s+)?(?:updated|modified|reviewed|published)(?:\s+on|\s+at|:|\s+by)
    |(?:estimated\s+|average\s+)?(?:reading\s+time|time\s+to\s+read)|\d{1,3}[\s-]min(?:ute)?s?\s+read\b
    |(?:последнее\s+|дата\s+)?(?:обновлен(?:о|ие|ия)|изменен(?:о|ие|ия)|публикаци[ия]|опубликовано)(?::|\s+(?:\d|от\s+\d|[а-я]+\s+\d))
    |(?:останнє\s+|дата\s+)?(?:оновлен(?:о|ня)|змінен(?:о|ня)|публікаці[яї]|опубліковано)(?::|\s+(?:\d|від\s+\d|[а-яіїє]+\s+\d))
    |время\s+чтения|час\s+читання|\[?toc\]?$|table\s+of\s+contents|contents$|содержание$|оглавление$|зміст$|on\s+this\s+page
    |(?:на|в|у)\s+(?:этой\s+странице|цій\s+сторінці)$|in\s+this\s+(?:article|section|guide|page)$|в\s+этой\s+статье$|у\s+цій\s+статті$
    |welcome(?:\s+to\b[^:]{0,60})?$|(?:добро\s+пожаловать|ласкаво\s+просимо)(?:\s+(?:в|на|до|у)\s[^:]{0,60})?$|вітаємо\s+(?:вас\s+)?(?:в|у|на)\b|раді\s+вітати|рады\s+приветствовать
    |(?:dear|дорогие|уважаемые|шановні|любі|hi|hello|привет|вітаємо|здравствуйте)\b[^.!?:]{0,40}[.!?]?$
    )""",
    re.I | re.X,
)
# how often it is asked, and that it happens: true of every article
_OFTEN: Final = re.compile(
    r"""
    (?:нас|нам|вы|люди|клиенты|покупатели|пациенты|пользователи|гости|многие)\s+(?:очень\s+|нас\s+)?(?:часто\s+)?(?:спрашивают|задают|интересуются)(?!\w)
    |(?:нас|нам|люди|клієнти|покупці|пацієнти|користувачі|гості|багато\s+хто)\s+(?:дуже\s+|нас\s+)?(?:часто\s+)?(?:питають|запитують|ставлять|цікавляться)(?!\w)
    |(?:часто|чаще\s+всего)\s+(?:нас\s+)?спрашивают|(?:часто|найчастіше)\s+(?:нас\s+)?(?:питають|запитують)
    |(?:customers|people|clients|patients|users|guests|you|visitors|many)\s+(?:of\s+\w+\s+)?(?:often|frequently|sometimes|usually|regularly)\s+ask(?!\w)
    |we\s+(?:often\s+)?(?:get|hear)\s+(?:this|that|these|many|lots\s+of|a\s+lot\s+of)\s+(?:\w+\s+){0,2}questions?
    |we\s+(?:are|get|['’]re)\s+(?:often|frequently|regularly|sometimes)\s+asked|(?:one\s+of\s+)?(?:the|our)\s+most\s+(?:common|frequent(?:ly\s+asked)?|popular)\s+questions?
    |(?<!\w)сам(?:ый|ых)\s+(?:частый|частых|популярный|популярных)\s+вопрос|(?<!\w)найпоширеніш\w+\s+(?:за)?питан|(?<!\w)найчастіш\w+\s+(?:за)?питан
    """,
    re.I | re.X,
)
# sends on to what stands below: "follow these steps."
_LEADS_ON: Final = re.compile(
    r"""
    (?:follow|use|see|check|take|complete|do|read)\s+(?:these|the)\s+(?:simple\s+|following\s+|few\s+)*(?:steps|instructions|following|guide(?:lines)?|table|list)
        (?:\s+(?:below|here))?$
    |(?:as\s+follows|the\s+following|see\s+below|the\s+steps\s+below|listed\s+below|the\s+table\s+below|the\s+list\s+below)$
    |(?:следующ(?:ее|ие\s+шаги|ие\s+действия|им\s+образом)|таким\s+образом|по\s+(?:этой\s+)?инструкции(?:\s+ниже)?|(?:смотрите|см\.?)\s+ниже|(?:шаги|таблиц[аеу]|списо?к[еа]?)\s+ниже)$
    |(?:наступн(?:е|і\s+кроки|і\s+дії|им\s+чином)|таким\s+чином|за\s+(?:цією\s+)?інструкцією(?:\s+нижче)?|(?:дивіться|див\.?)\s+нижче|(?:кроки|таблиц[яіюю]|список|списку)\s+нижче)$
    """,
    re.I | re.X,
)


def speaks_of_the_text(sentence: str) -> bool:
    """Whether a sentence of an article, without its marks and last stop, announces, greets or dates it."""
    return any(pattern.search(sentence) for pattern in (_ABOUT, _FURNITURE, _OFTEN, _LEADS_ON))
