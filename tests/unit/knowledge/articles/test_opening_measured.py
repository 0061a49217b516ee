"""Paragraphs that no rule was made for: how many that say nothing are seen, and that none that answers is lost."""

from __future__ import annotations

from bot.knowledge.articles.opening import has_substance

EMPTY = """
In this post we'll cover how returns work.
This article answers the questions we hear most.
This help page describes the ways to pay.
A step-by-step guide to exporting your contacts.
Let's take a closer look at the warranty.
Below you'll find instructions for each browser.
Not sure which plan you need?
Published on 3 April 2025
We offer:
In this section, you can find information about insurance.
This page will help you understand our prices.
Here we describe how the trial works.
В этом материале разбираем, как работает гарантия.
Данная статья поможет разобраться с тарифами.
На странице описано, как перенести сайт.
Ниже вы найдете подробную инструкцию.
Ответы на самые популярные вопросы об имплантации.
Дорогие друзья!
Наши услуги:
В этой инструкции показано, как подключить домен.
Дата обновления: 12.03.2026
Многие спрашивают, больно ли это.
Хотите изменить тариф?
У цьому матеріалі розбираємо, як працює гарантія.
Ця стаття допоможе розібратися з тарифами.
На сторінці описано, як перенести сайт.
Нижче ви знайдете детальну інструкцію.
Дорогі друзі!
Наші послуги:
Дата оновлення: 12.03.2026
Багато хто питає, чи це боляче.
Бажаєте змінити тариф?
"""
FULL = """
Returns are free within 30 days.
Press Export, then choose CSV.
The guide is in the box.
We offer three plans.
Find your number on the back of the card.
This plan includes the mobile app.
Tell us your order number.
See a doctor if the pain lasts.
The article number is on the label.
Answers come within one working day.
You will learn the result the same day.
Here it costs 300 UAH.
Гарантия действует год.
Статья расходов указывается в счёте.
Ответ придёт за один рабочий день.
Найдите номер на обороте карты.
На странице входа нажмите «Забыли пароль».
Покажите врачу снимок.
Здесь же можно забрать справку.
Ниже указана цена для детей: 300 грн.
Вы узнаете результат в тот же день.
Гарантія діє рік.
Відповідь прийде за один робочий день.
Знайдіть номер на звороті картки.
На сторінці входу натисніть «Забули пароль».
Тут же можна забрати довідку.
Ви дізнаєтеся результат того ж дня.
Треба принести паспорт і направлення.
"""


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line]


def test_most_that_say_nothing_are_seen() -> None:
    seen = [not has_substance(line) for line in _lines(EMPTY)]
    assert sum(seen) / len(seen) >= 0.75  # 26 of 32 when it was written


def test_what_answers_is_not_lost() -> None:
    assert [line for line in _lines(FULL) if not has_substance(line)] == []
