"""Words about a photo: what a customer says of one they send, and an article that asks for one. Gaps are bounded."""

from __future__ import annotations

import re
from typing import Final

_PHOTO: Final = r"""(?:
    фото\w*|снимк\w*|снимок|картинк\w*|скрин\w*|видео\w*|изображени\w*
    |світлин\w*|знімк\w*|знімок|відео\w*|зображенн\w*
    |photos?|photographs?|pictures?|pics?|images?|screenshots?|videos?|screen\s+recording
    )"""
_GAP: Final = r"(?:[^\s.!?]+\s+){0,5}?"
_SHOWS: Final = re.compile(
    rf"""
    (?<!\w)(?:вот|ось)\s+(?:(?:в|у)\s+)?(?:что|що|так\w*|это|это|це|цей|ця|эт\w+|как|як|в\s+каком|у\s+якому|мой|моя|моё|мій|{_PHOTO}|доказ\w*|результат\w*|он|она|оно|они|він|вона|воно|вони)(?!\w)
    |^\s*(?:вот|ось|смотрите|посмотрите|гляньте|глядите|дивіться|подивіться|погляньте|look|see|here)[\s.!,:]*$
    |(?<!\w)(?:смотрите|посмотрите|гляньте|взгляните|дивіться|подивіться|погляньте|гляньте)(?!\w)
    |(?<!\w)(?:here\s+(?:is|are|it\s+is|you\s+go)|here['’]s)(?!\w)
    |(?<!\w)(?:this|that|these|those|it)(?:\s+(?:is|are|was|were)|['’]s)\s+(?:what|how|the\s+(?:way|state|condition|result|one))(?!\w)
    |(?<!\w)(?:look|looks)\s+(?:at|what|how|here)(?!\w)
    |(?<!\w)(?:see|check|attached|attaching|sending|enclosed)\s+{_GAP}(?:{_PHOTO}|attached|attachment|file)(?!\w)
    |(?<!\w)(?:прикрепил\w*|прикрепляю|прилагаю|приложил\w*|прикладываю|высылаю|присылаю|отправляю|скидываю|скинул\w*|прислал\w*|отправил[аи]?)(?!\w)
    |(?<!\w)(?:прикріпил\w*|прикріпив|прикріплюю|додаю|надсилаю|надіслал\w*|надіслав|скидаю|скинув|скинул\w*)(?!\w)
    |(?<!\w)(?:на|во|у|в|по|за|с|з|із)\s+(?:эт\w+\s+|ц\w+\s+|мо\w+\s+)?{_PHOTO}(?!\w)
    |(?<!\w)(?:in|on|from|like)\s+(?:the|this|my|that)\s+{_PHOTO}(?!\w)
    |(?<!\w){_PHOTO}\s+(?:ниже|выше|прилагаю|прикрепил\w*|нижче|вище|додаю|attached|below|above)(?!\w)
    |(?<!\w)screenshots?\s+{_GAP}attached(?!\w)
    |(?<!\w)не\s+(?:то|тот|та|те|той|такой|такая|такий|така),?\s+(?:что|который|которую|которое|що|який|яку|яке)(?!\w)|(?<!\w)not\s+(?:what|the\s+one|the\s+same|like)(?!\w)
    |(?<!\w)(?:что|що)\s+(?:это|це)(?!\w)|(?<!\w)what(?:\s+is|['’]s)\s+(?:this|that|it)(?!\w)
    |(?<!\w)(?:это|це|is\s+(?:this|that|it))\s+(?:нормально|норм|правильно|okay|ok|normal|right|correct|supposed)(?!\w)
    |(?<!\w)(?:так|it)\s+(?:и\s+)?(?:должно|має|повинно|supposed)(?!\w)
    |(?<!\w)(?:такой|такая|такое|такие|такую|такого|таких|такий|така|таке|такі|таку)(?:\s+же|\s+самый|\s+самий|\s+сам[ае])?(?!\w)
    |(?<!\w)(?:like|as|such\s+as)\s+(?:this|that|these|those)(?!\w)
    |(?<!\w)(?:this|these|that|those)\s+(?:one|ones|things?|kind|type|item|model)(?!\w)
    """,
    re.I | re.X,
)
# imperatives: what a shop asks for, not what it promises ("we send you a photo")
_WANTS: Final = re.compile(
    rf"""
    (?<!\w)(?:пришлите|присылайте|отправьте|отправляйте|приложите|прикрепите|сделайте|загрузите|вышлите|скиньте|покажите|снимите|добавьте|пришли|отправь)\s+{_GAP}{_PHOTO}(?!\w)
    |(?<!\w)(?:сфотографируйте|сфоткайте|сфотографуйте|заскриньте)(?!\w)
    |(?<!\w)(?:надішліть|надсилайте|пришліть|прикріпіть|додайте|зробіть|завантажте|скиньте|покажіть|зніміть|надішли)\s+{_GAP}{_PHOTO}(?!\w)
    |(?<!\w){_PHOTO}\s+(?:нужн[оыа]|обязательн[оыа]|потребуется|понадобится|потрібн[оіае]|обов['’ʼ]язков[оіае]|знадобиться|(?:is|are)\s+(?:needed|required))(?!\w)
    |(?<!\w)(?:нужн[оыа]|потребуется|понадобится|потрібн[оіае]|знадобиться|we\s+(?:will\s+)?need|needs?)\s+(?:a\s+|the\s+|clear\s+|ваш\w*\s+)?{_PHOTO}(?!\w)
    |(?:^|[.!?:;,)»”"\d]\s*|(?<!\w)(?:please|and|then|just|or|to|can|may|should|must|-|•|\*)\s+)
        (?:send|attach|upload|include|take|share|e-?mail|provide|submit|show|add|post)\s+(?!you\s){_GAP}{_PHOTO}(?!\w)
    |(?:^|[.!?:;,)»”"\d]\s*|(?<!\w)(?:please|and|then|just|or|-|•|\*)\s+)photograph\s
    """,
    re.I | re.X | re.M,
)


def shows_something(text: str) -> bool:
    """Whether the words speak of what was sent with them: "that's what I got", "one like this"."""
    return bool(_SHOWS.search(text))


def asks_for_photo(markdown: str) -> bool:
    """Whether an article asks its reader for a photo."""
    return bool(_WANTS.search(markdown))
