"""``answerdesk doctor``: look at every part and say what to do."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import typer

from bot.business import read_business
from bot.core.business import UNNAMED
from bot.errors import AnswerdeskError, BusinessWrong
from bot.settings import ROOT, Settings, read_settings

LOW_DISK = 500_000_000


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One part: well or not, and a sentence."""

    part: str
    well: bool
    says: str


def examine() -> int:
    """Print a line a part; 1 when something needs a hand."""
    findings = list(_look())
    for finding in findings:
        typer.echo(f"{'ok  ' if finding.well else 'FIX '} {finding.part:<10} {finding.says}")
    return 0 if all(finding.well for finding in findings) else 1


def _look() -> Iterator[Finding]:
    try:
        settings = read_settings()
    except AnswerdeskError as error:
        yield Finding(part="settings", well=False, says=error.message)
        return
    yield Finding(part="settings", well=True, says=f"project {settings.project.name}, home folder {settings.home.name}")
    for part, check in CHECKS.items():
        try:
            yield Finding(part=part, well=True, says=check(settings))
        except AnswerdeskError as error:
            yield Finding(part=part, well=False, says=error.message)


class _Trouble(AnswerdeskError):
    """{problem}"""


def _check_business(settings: Settings) -> str:
    try:
        business = read_business(settings.business_file)
    except BusinessWrong as error:
        kept = " The last good one stays in force." if settings.business_kept.is_file() else ""
        raise _Trouble(problem=error.message + kept) from error
    if business is UNNAMED:
        raise _Trouble(problem=f"there is no {settings.business_file.name}. Run: answerdesk init FOLDER")
    return f"{business.called(business.language)}, {', '.join(business.languages)}, {business.hours or 'never closed'}"


def _check_disk(settings: Settings) -> str:
    folder = next(path for path in (settings.home, *settings.home.parents) if path.exists())
    free = shutil.disk_usage(folder).free
    if free < LOW_DISK:
        raise _Trouble(problem=f"only {free // 1_000_000} MB are free. Free some space before the database fills it.")
    return f"{free // 1_000_000_000} GB free"


def _check_database(settings: Settings) -> str:
    from bot.run.start import open_database
    from bot.storage.database import check_integrity
    from bot.storage.people import people

    database = open_database(settings)
    damage = database.read_now(check_integrity)
    if damage:
        raise _Trouble(problem=f"damaged: {damage}. Put back the last backup (README, Backup).")
    staff = database.read_now(people.count)
    database.close()
    return f"sound, {staff} people" if staff else "sound, nobody in it yet: the first `run` makes the account admin"


def _check_parts(settings: Settings) -> str:
    from bot.run.start import open_database
    from bot.service.system import health

    database = open_database(settings)
    failing = [part for part in ("front", "engine") if database.read_now(health.is_failing, part)]
    database.close()
    if failing:
        raise _Trouble(problem=f"the {' and the '.join(failing)} stopped three times in a row; the log says why.")
    return "none has stopped again and again"


def _check_articles(settings: Settings) -> str:
    from bot.knowledge.articles.articles import load_library

    library = load_library(settings.knowledge_base)
    fatal = [problem for problem in library.problems if problem.fatal]
    if fatal:
        raise _Trouble(problem=f"{len(fatal)} files can't be used, the first: {fatal[0]}")
    if not library.articles:
        raise _Trouble(problem=f"no articles in {settings.knowledge_base}. Write one; README.md there says how.")
    return f"{len(library.articles)} articles"


def _check_model(settings: Settings) -> str:
    from bot.app import training_of
    from bot.dialogue import archives
    from bot.dialogue.train import is_current

    newest = archives.find_newest(settings.models)
    if newest is not None and not archives.is_sound(newest):
        raise _Trouble(problem=f"{newest} is damaged. `run` sets it aside and trains a new one; `make train` as well.")
    if not is_current(ROOT, settings.models, training_of(settings)):
        raise _Trouble(
            problem="not trained, or the training data has changed. Run `make train`; `run` does it as well."
        )
    return "trained, up to date"


def _check_encoder(settings: Settings) -> str:
    from bot.language.encoders import hub
    from bot.language.encoders.backend import Backend
    from bot.language.encoders.choice import choice_in_force
    from bot.language.encoders.encoder import EncoderUnusable
    from bot.language.encoders.onnx_encoder import check_installed

    try:
        choice = choice_in_force(settings.models, settings.encoder)
        folder = "models/encoder" if choice.shipped else hub.find(choice.model, choice.revision)
        check_installed(("onnxruntime",) if choice.backend is Backend.ONNX else ())
    except EncoderUnusable as error:
        raise _Trouble(problem=f"{error.detail}. Until then the shipped encoder answers.") from error
    return f"{choice.model} ({folder})"


def _check_telegram(settings: Settings) -> str:
    if not settings.telegram_token.get_secret_value():
        return "off; put ANSWERDESK_TELEGRAM_TOKEN=… (from @BotFather) into .env to turn it on"
    return f"connected as @{asyncio.run(_ask_name(settings))}"


async def _ask_name(settings: Settings) -> str:
    from telegram.error import InvalidToken, TelegramError

    from bot.channels.telegram.run import open_telegram

    channel = open_telegram(settings)
    try:
        await channel.introduce()
    except InvalidToken as error:
        raise _Trouble(problem="the token is not accepted. Copy it again from @BotFather into .env.") from error
    except TelegramError as error:
        raise _Trouble(
            problem=f"{settings.telegram_api} can't be reached ({error.message}). Check the network."
        ) from error
    finally:
        await channel.line.close()
    return channel.username


def _check_mail(settings: Settings) -> str:
    from bot.service.outbox.mail import wire

    if not settings.smtp_host:
        return "off; ANSWERDESK_SMTP_HOST=… and ANSWERDESK_MAIL_FROM=… turn letters to customers on (docs/mail.md)"
    where = f"{settings.smtp_host}:{settings.smtp_port}"
    try:
        asyncio.run(wire.greet(settings))
    except wire.MailLater as error:
        raise _Trouble(
            problem=f"{where} does not let us in ({error.problem}). Check the ANSWERDESK_SMTP_… settings."
        ) from error
    if not settings.public_url:
        raise _Trouble(problem=f"letters would lead to {settings.base_url}. Set ANSWERDESK_PUBLIC_URL to your address.")
    return f"{where} lets us in, letters come from {settings.mail_from}"


def _check_mailbox(settings: Settings) -> str:
    from bot.channels.mail.imap import Mailbox, MailboxTrouble

    if not settings.imap_host:
        return "off; with ANSWERDESK_IMAP_HOST=… answers to letters arrive in their chats (docs/mail.md)"
    box = Mailbox(settings)
    try:
        unseen = len(box.list_unseen())
    except MailboxTrouble as error:
        where = f"{settings.imap_host}:{settings.imap_port}"
        raise _Trouble(
            problem=f"{where} does not let us read {settings.imap_folder} ({error.problem}). "
            "Check the ANSWERDESK_IMAP_… settings."
        ) from error
    finally:
        box.close()
    return f"{settings.mailbox} can be read, {unseen} letters wait there"


def _check_identity(settings: Settings) -> str:
    from bot.run.start import open_database
    from bot.service.chat.elsewhere.signing_in import REFUSED
    from bot.storage.system import facts

    if not settings.identity_secret.get_secret_value():
        return "off; ANSWERDESK_IDENTITY_SECRET=… believes your site who is signed in there (docs/identity.md)"
    database = open_database(settings)
    refused = database.read_now(facts.find_fact, REFUSED)
    database.close()
    if refused is None:
        return "on, every signature was right"
    return f"on, {refused[0]} signatures were not right, the last on {refused[1]:%Y-%m-%d %H:%M} UTC"


CHECKS: dict[str, Callable[[Settings], str]] = {
    "business": _check_business,
    "disk": _check_disk,
    "database": _check_database,
    "processes": _check_parts,
    "articles": _check_articles,
    "encoder": _check_encoder,
    "model": _check_model,
    "telegram": _check_telegram,
    "mail": _check_mail,
    "mailbox": _check_mailbox,
    "identity": _check_identity,
}
