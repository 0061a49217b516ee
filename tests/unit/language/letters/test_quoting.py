"""What people wrote, apart from what their mail programs put around it."""

from __future__ import annotations

import pytest

from bot.language.letters.quoting import split_letter

OURS = "> Anna from Lumiflor replied:\n>\n> It comes today.\n>\n> -- \n> You left this address in our chat."
OWN = "No, it did not come.\nPlease look again."
INTROS = {
    "gmail": "On Mon, 30 Nov 2026 at 12:00, Lumiflor <help+c1-ab@shop.example> wrote:",
    "gmail wrapped": "On Mon, Nov 30, 2026 at 12:00 PM Lumiflor <\nhelp+c1-ab@shop.example> wrote:",
    "apple": "On 30 Nov 2026, at 12:00, Lumiflor <help@shop.example> wrote:",
    "gmail ru": "пн, 30 нояб. 2026 г. в 12:00, Lumiflor <help@shop.example>:",
    "gmail uk": "пн, 30 лист. 2026 р. о 12:00 Lumiflor <help@shop.example> пише:",
    "apple ru": "30 нояб. 2026 г., в 12:00, Lumiflor <help@shop.example> написал(а):",
    "apple uk": "30 лист. 2026 р. о 12:00 Lumiflor <help@shop.example> написав(-ла):",
    "mail.ru": "Понедельник, 30 ноября 2026, 12:00 +03:00 от Lumiflor <help@shop.example>:",
    "yandex": '30.11.2026, 12:00, "Lumiflor" <help@shop.example>:',
    "thunderbird ru": "30.11.2026 12:00, Lumiflor пишет:",
    "thunderbird uk": "30.11.2026 12:00, Lumiflor пише:",
    "ukr.net": "30 листопада 2026, 12:00:00, від Lumiflor <help@shop.example>:",
}
BLOCKS = {
    "outlook": "From: Lumiflor <help@shop.example>\nSent: Monday, November 30, 2026 12:00\nTo: Olha\n"
    "Subject: A reply from Lumiflor\n\nIt comes today.",
    "outlook ruled": "________________________________\nFrom: Lumiflor <help@shop.example>\nSent: Monday\n"
    "To: Olha\nSubject: A reply\n\nIt comes today.",
    "outlook ru": "От: Lumiflor <help@shop.example>\nОтправлено: 30 ноября 2026 г. 12:00\nКому: Ольга\n"
    "Тема: Ответ\n\nСегодня.",
    "outlook uk": "Від: Lumiflor <help@shop.example>\nНадіслано: 30 листопада 2026 р. 12:00\nКому: Ольга\n"
    "Тема: Відповідь\n\nСьогодні.",
    "original": "-----Original Message-----\nFrom: Lumiflor\n\nIt comes today.",
    "original ru": "-------- Исходное сообщение --------\nОт: Lumiflor\n\nСегодня.",
    "original uk": "-------- Вихідне повідомлення --------\nВід: Lumiflor\n\nСьогодні.",
    "unmarked": "On Mon, 30 Nov 2026 at 12:00, Lumiflor <help@shop.example> wrote:\n\nIt comes today.",
}
PHONES = (
    "Sent from my iPhone",
    "Get Outlook for Android<https://aka.ms/x>",
    "Отправлено с iPhone",
    "Отправлено из мобильной Почты Mail.ru",
    "Надіслано з iPhone",
    "-- \nOlha Bilyk\nTel. 123",
)


@pytest.mark.parametrize("intro", INTROS.values(), ids=INTROS)
def test_the_quote_below_is_cut_with_what_introduces_it_and_kept(intro: str) -> None:
    split = split_letter(f"{OWN}\n\n{intro}\n{OURS}")
    assert split.own == OWN
    assert "It comes today." in split.cut
    assert intro.split("\n")[0] in split.cut


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_everything_below_a_block_of_headers_is_cut(block: str) -> None:
    split = split_letter(f"{OWN}\r\n\r\n{block}".replace("\n", "\r\n").replace("\r\r", "\r"))
    assert (split.own, split.cut) == (OWN, block)


@pytest.mark.parametrize("sign", PHONES)
def test_signatures_and_what_a_phone_adds_are_cut(sign: str) -> None:
    assert split_letter(f"{OWN}\n\n{sign}\n").own == OWN
    assert split_letter(f"{OWN}\n\n{sign}\n\n{INTROS['gmail ru']}\n{OURS}").own == OWN


def test_who_answers_below_the_quote_is_heard() -> None:
    split = split_letter(f"{INTROS['gmail']}\n{OURS}\n\n{OWN}\n\nSent from my iPhone")
    assert split.own == OWN
    assert "It comes today." in split.cut


def test_answers_between_the_lines_stay_with_what_they_answer() -> None:
    text = f"{INTROS['gmail']}\n> Which colour?\nRed.\n> And where to?\nTo my office."
    assert split_letter(text).own == text
    greeted = f"Hello!\n\n{INTROS['gmail']}\n> Which colour?\nRed."
    assert split_letter(greeted).own == greeted


def test_where_nothing_would_be_left_nothing_is_cut() -> None:
    text = f"{INTROS['gmail']}\n{OURS}"
    assert split_letter(text).own == text
    assert split_letter("Sent from my iPhone").own == "Sent from my iPhone"
    assert split_letter("  \n ").own == ""


@pytest.mark.parametrize(
    "text",
    [
        "On Monday I wrote: it is broken. Still is.",
        "Заказ 30.11.2026, вот список:\nрозы\nтюльпаны",
        "От: меня\nспасибо!",
        "Когда придёт заказ?\nОтправлено из магазина вчера",
        "Order -- the red one -- is late",
        "1. Red\n2. White",
        "Мне написали: ждите до 12:00",
    ],
)
def test_what_only_looks_like_a_quote_stays(text: str) -> None:
    assert split_letter(text).own == text
