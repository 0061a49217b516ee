"""Which paragraphs of an article answer something."""

from __future__ import annotations

import pytest

from bot.knowledge.articles.opening import has_substance, leads_on

EMPTY = (
    "",
    "<!-- for the editors -->",
    "## Delivery",
    "**Доставка**",
    "---",
    "![our studio](studio.jpg)",
    "We do:",
    "Мы лечим:",
    "Ми приймаємо:",
    "In this article you will learn how to cancel an order.",
    "This page explains how refunds work.",
    "In this guide, we'll walk you through the steps of connecting a domain.",
    "This short guide covers everything about invoices.",
    "Here you will find answers about pricing.",
    "Below we describe how to reset a password.",
    "Read on to find out how to move your data.",
    "Let's look at how billing works.",
    "Customers often ask us about parking.",
    "Last updated: 12 May 2026",
    "5 min read",
    "To change your plan, follow these steps.",
    "Want to change the plan? Forgot your password?",
    "Welcome to our help centre!",
    "В этой статье вы узнаете, как вернуть деньги.",
    "В данном разделе мы расскажем об оплате.",
    "На этой странице собраны ответы о записи к врачу.",
    "Рассказываем, как подготовиться к анализам.",
    "Ниже описано, как подключить домен.",
    "Разберёмся, как это работает.",
    "Нас часто спрашивают, можно ли прийти с ребёнком.",
    "Не получается войти?",
    "Обновлено: 3 марта 2026",
    "Чтобы сменить тариф, сделайте следующее:",
    "Чтобы оформить возврат, действуйте следующим образом.",
    "У цій статті ви дізнаєтеся, як скасувати запис.",
    "У цьому розділі ми розповімо про оплату.",
    "На цій сторінці зібрано відповіді про доставку.",
    "Розповідаємо, як підготуватися до аналізів.",
    "Нижче наведено кроки.",
    "Нас часто запитують, чи можна прийти з дитиною.",
    "Не виходить увійти?",
    "Оновлено: 3 березня 2026",
)
FULL = (
    "Delivery in Kyiv costs 120 UAH.",
    "No, we don't take PayPal.",
    "Yes.",
    "**Free** from 1500 UAH.",
    "**120 UAH**",
    "We do:\n- crowns\n- implants",
    "In this article you will learn how to pay. By card or in cash.",
    "Can I pay in cash? Yes, to the courier.",
    "Below 1000 UAH delivery is 120 UAH.",
    "Here you can pay by card.",
    "You will find us at 5 Saksahanskoho St.",
    "This plan covers three users.",
    "This section of the clinic opens at 8.",
    "This document is needed: your passport.\nBring it along.",
    "You can change the page title in the settings.",
    "Find the order in the app and press Cancel.",
    "Your letter shows the code.",
    "По Киеву 120 грн.",
    "Ниже 1000 грн доставка платная.",
    "Здесь можно оплатить картой.",
    "Эта услуга входит в тариф.",
    "Да, но только по записи.",
    "Мы расскажем врачу о вашей аллергии.",
    "Расскажите врачу, какие лекарства пьёте.",
    "Узнайте номер заказа в письме.",
    "На странице заказа нажмите «Отменить».",
    "Часто хватает одного визита.",
    "Обновление приходит раз в месяц.",
    "По Києву 120 грн.",
    "Тут можна оплатити карткою.",
    "Ні, лише за записом.",
    "На сторінці замовлення натисніть «Скасувати».",
    "Оновлення виходить раз на місяць.",
)


@pytest.mark.parametrize("paragraph", EMPTY)
def test_what_announces_greets_asks_or_leads_on_says_nothing(paragraph: str) -> None:
    assert not has_substance(paragraph)


@pytest.mark.parametrize("paragraph", FULL)
def test_what_answers_is_kept(paragraph: str) -> None:
    assert has_substance(paragraph)


def test_a_paragraph_leads_on_when_it_ends_in_a_colon() -> None:
    assert leads_on("We do:") and leads_on("**Мы лечим:**") and leads_on("Ми робимо:  ")
    assert not leads_on("We open at 9:00.") and not leads_on("")
