"""Customers greet; phrasings do not."""

from __future__ import annotations

import pytest

from bot.language.said.tidying import tidy_wording


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("Hi! same day delivery", "same day delivery"),
        ("hello there, do you ship abroad, thanks", "do you ship abroad"),
        ("Hey quick question - do you deliver on sunday", "do you deliver on sunday"),
        ("Добрый день, а доставка на дом есть?", "доставка на дом есть?"),
        ("День добрый! 🌸 Есть\nпионы? 🙏", "Есть пионы?"),
        ("ещё вопрос: можно ли вернуть товар? спасибо", "можно ли вернуть товар?"),
        ("вітаю, а у вас є доставка в Ірпінь?", "у вас є доставка в Ірпінь?"),
        ("ще питання: де мій чек", "де мій чек"),
        ("Привет", ""),
    ],
)
def test_greetings_openers_and_thanks_go(said: str, written: str) -> None:
    assert tidy_wording(said) == written


@pytest.mark.parametrize(
    "text", ["all day delivery?", "question about delivery", "#12 где?", "«Пион» есть?", "а-ля рюс", "5 роз, сколько?"]
)
def test_what_belongs_to_the_question_stays(text: str) -> None:
    assert tidy_wording(text) == text
