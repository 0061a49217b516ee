"""Words that say nothing about the subject. Light lists: question words, negations and prepositions of place stay."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


STOP_WORDS: Final[dict[str, frozenset[str]]] = {
    "ru": _words(
        "и а но же ли бы вот ну это этот тот то я мы вы ты он она они мой ваш наш свой быть у в на с к по о за из"
        " пожалуйста подсказать сказать здравствуйте привет добрый день скажите подскажите просто еще так там"
        " хотеть мочь можно"
    ),
    "uk": _words(
        "і й та а але ж же чи би б ось ну це цей той то я ми ви ти він вона вони мій ваш наш свій бути у в на з із зі"
        " до по про за будь ласка підказати сказати вітати привіт добрий день просто ще так там хотіти могти можна"
    ),
    "en": _words(
        "a an the and or but so i you we he she it they me my your our his her its their this that these those be do"
        " have to of in on at for with as by am is are was were please hi hello hey just would could can will shall may"
        " there if want tell"
    ),
}
