"""No log holds the bot's token."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

import pytest

from bot.channels.telegram.redaction import install_redaction

TOKEN = "7000000001:AAEmulatedTokenThatOpensNothingAtAll000"
SECRET = TOKEN.partition(":")[2]


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What a handler writes that was there before and knows nothing of tokens."""
    factory, root, stream = logging.getLogRecordFactory(), logging.getLogger(), io.StringIO()
    handler = logging.StreamHandler(stream)
    root.addHandler(handler)
    install_redaction(TOKEN)
    yield stream
    root.removeHandler(handler)
    logging.setLogRecordFactory(factory)


@pytest.mark.parametrize("form", [TOKEN, SECRET, TOKEN.replace(":", "%3A")])
def test_the_token_is_taken_out_of_messages_and_arguments(log: io.StringIO, form: str) -> None:
    logging.getLogger("anything").warning("POST https://api/bot%s/getMe", form)
    assert SECRET not in log.getvalue()
    assert "/getMe" in log.getvalue()


def test_the_token_is_taken_out_of_tracebacks(log: io.StringIO) -> None:
    try:
        raise ValueError(f"The token `{TOKEN}` was rejected")
    except ValueError:
        logging.getLogger("anything").exception("failed")
    assert SECRET not in log.getvalue()
    assert "ValueError: The token `<token>` was rejected" in log.getvalue()


def test_a_record_that_cannot_be_formatted_does_not_print_its_arguments(
    log: io.StringIO, capsys: pytest.CaptureFixture[str]
) -> None:
    logging.getLogger("anything").warning("two %s %s", TOKEN)
    assert SECRET not in log.getvalue() + capsys.readouterr().err


def test_other_records_stay_as_they_are(log: io.StringIO) -> None:
    logging.getLogger("anything").warning("%d messages", 3)
    assert log.getvalue() == "3 messages\n"


def test_installing_twice_hides_both_tokens(log: io.StringIO) -> None:
    other = "7000000002:BBAnotherTokenThatOpensNothingAtAll11"
    install_redaction(other)
    logging.getLogger("anything").warning("%s %s", TOKEN, other)
    assert log.getvalue() == "<token> <token>\n"


def test_the_http_libraries_only_warn(log: io.StringIO) -> None:
    logging.getLogger("httpx").info("HTTP Request: POST …")
    logging.getLogger("telegram.Bot").debug("parameters: a customer's text")
    assert log.getvalue() == ""
