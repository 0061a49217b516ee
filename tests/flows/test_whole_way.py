"""The product as it is started by `make run`: a customer asks in the browser, an operator takes over in the desk."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.browser import PATIENCE, open_browser
from tests.support.processes import Process, free_port, is_serving, wait_until

pytestmark = pytest.mark.model
PASSWORD = "correct horse battery"
MODEL_SECONDS = 400.0
ANSWER_MS = 20_000
QUESTIONS = {
    "ru-RU": ("сколько стоит доставка по киеву", "120 грн"),
    "uk-UA": ("скільки коштує доставка по києву", "120 грн"),
    "en-GB": ("how much is delivery in kyiv", "120 UAH"),
}


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The address of the running product and the one-time password it printed."""
    home = tmp_path_factory.mktemp("product")
    port = free_port()
    settings = {"HOME": str(home), "PORT": str(port), "TELEGRAM_TOKEN": ""}
    named = {f"ANSWERDESK_{name}": value for name, value in settings.items()}
    log = home / "log"
    process = Process("-m", "bot.cli.main", "run", environment={**os.environ, **named}, log=log)
    process.start()
    try:
        wait_until(lambda: is_serving(port), seconds=60, what="the front")
        wait_until(lambda: _engine(port) == "ready", seconds=MODEL_SECONDS, what="the engine")
        password = re.search(r"one-time password (\S+)", log.read_text())
        assert password is not None
        yield f"http://127.0.0.1:{port}", password[1]
    finally:
        assert process.stop() == 0


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium."""
    with open_browser() as made:
        yield made


def test_from_a_question_to_a_person_and_back_to_the_bot(product: tuple[str, str], browser: Browser) -> None:
    address, password = product
    customer = _open(browser, f"{address}/chat", locale="ru-RU")
    _ask(customer, "сколько стоит доставка по киеву")
    expect(customer.get_by_text("120 грн").first).to_be_visible(timeout=ANSWER_MS)
    _ask(customer, "позовите живого человека")
    expect(customer.get_by_text("Обращение № 1C")).to_be_visible(timeout=ANSWER_MS)

    operator = _log_in(browser, address, password)
    operator.get_by_role("link", name=re.compile("Guest 1")).click()
    expect(operator.locator("#transcript").get_by_text("сколько стоит доставка по киеву").first).to_be_visible()
    operator.keyboard.press("c")
    expect(customer.get_by_text("К чату присоединяется Admin")).to_be_visible()
    operator.get_by_placeholder("Your reply").fill("Добрый день! Чем помочь?")
    operator.keyboard.press("Enter")
    expect(customer.get_by_text("Добрый день! Чем помочь?")).to_be_visible()

    _ask(customer, "а самовывоз бесплатный?")
    expect(operator.get_by_text("а самовывоз бесплатный?").first).to_be_visible()
    operator.get_by_role("button", name="Back to bot").first.click()
    expect(customer.get_by_text("Бот снова с вами").first).to_be_visible()
    _ask(customer, "как ухаживать за букетом чтобы дольше стоял")
    expect(customer.get_by_text("Подрежьте стебли").first).to_be_visible(timeout=ANSWER_MS)


@pytest.mark.parametrize("locale", QUESTIONS)
def test_each_language_gets_the_right_article(product: tuple[str, str], browser: Browser, locale: str) -> None:
    question, answer = QUESTIONS[locale]
    page = _open(browser, f"{product[0]}/chat", locale=locale)
    _ask(page, question)
    expect(page.get_by_text(answer).first).to_be_visible(timeout=ANSWER_MS)


def test_the_engine_reports_itself_and_no_article_is_bad(product: tuple[str, str]) -> None:
    report = httpx.get(f"{product[0]}/health", timeout=30).json()
    assert (report["engine"], report["article_problems"], report["telegram"]) == ("ready", 0, "off")


def _engine(port: int) -> str:
    return str(httpx.get(f"http://127.0.0.1:{port}/health", timeout=30).json()["engine"])


def _open(browser: Browser, address: str, *, locale: str) -> Page:
    context = browser.new_context(locale=locale)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(address)
    return page


def _ask(page: Page, text: str) -> None:
    page.locator("textarea").fill(text)
    page.keyboard.press("Enter")


def _log_in(browser: Browser, address: str, password: str) -> Page:
    page = _open(browser, f"{address}/desk", locale="en-GB")
    page.locator("input[name=login]").fill("admin")
    page.locator("input[type=password]").fill(password)
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/password")
    fields = page.locator("input[type=password]")
    for number, value in enumerate((password, PASSWORD, PASSWORD)[-fields.count() :]):
        fields.nth(number).fill(value)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/desk/?$"))
    return page
