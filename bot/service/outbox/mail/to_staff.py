"""Letters to staff that are written already: sent when the mail server takes them, with a link that ends them."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Iterator, Mapping
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from html import escape
from typing import Any

from bot.core.jobs import Job
from bot.core.reach.mail import GIVE_UP, find_pause
from bot.service.outbox.delivery import TryLater
from bot.service.outbox.mail import wire
from bot.service.outbox.mail.wording import BODY, BUTTON, SMALL
from bot.service.ports import App
from bot.storage.insights import weekly

log = logging.getLogger(__name__)
TITLE = "font-size:16px;margin:18px 0 6px"
ITEM = "margin:0 0 6px"


async def send_to_staff(app: App, job: Job) -> None:
    """Send it, if it is still wanted there.

    Raises:
        TryLater: surely not sent.
    """
    given = job.payload
    known = await app.database.read(weekly.find, int(given["staff"]))
    if known is None or not known.wish.by_mail or known.wish.address != given["address"]:
        return
    problem = ""
    try:
        await wire.send(app.settings, render(app, given), to=str(given["address"]))
    except wire.MailLater as error:
        if app.clock() - datetime.fromisoformat(given["since"]) < GIVE_UP:
            log.warning("a letter to staff waits: %s", error.problem)
            raise TryLater(find_pause(job.attempts)) from error
        problem = error.problem
    except wire.MailUncertain:
        pass  # it may have arrived: a letter of numbers is not worth a second one
    except wire.MailRefused as error:
        problem = error.problem
    mended = {"address": str(given["address"]), "problem": problem}
    await app.database.write(weekly.record_problem, int(given["staff"]), **mended)


def render(app: App, given: Mapping[str, Any]) -> EmailMessage:
    """The letter, in plain text and simple HTML; mail programs show a button of their own that ends it (RFC 8058)."""
    told, sender = given["letter"], app.settings.mail_from
    language = told["language"]
    letter = EmailMessage(policy=SMTP)
    letter["Subject"] = " ".join(told["subject"].split())
    letter["From"] = Address(display_name=" ".join(app.business.called(language).split()), addr_spec=sender)
    letter["To"] = given["address"]
    letter["Message-ID"] = f"<{secrets.token_hex(16)}@{sender.rpartition('@')[2]}>"
    letter["Auto-Submitted"] = "auto-generated"
    letter["List-Unsubscribe"] = f"<{given['off']}>"
    letter["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    note, end = (app.words.say(language, f"desk-weekly-{name}") for name in ("note", "end"))
    letter.set_content("\n\n".join((*_list_paragraphs(told), f"-- \n{note}\n{end}: {given['off']}")) + "\n")
    letter.add_alternative(_render_html(told, note=note, end=end, off=given["off"]), subtype="html")
    return letter


def _list_paragraphs(told: Mapping[str, Any]) -> Iterator[str]:
    for section in told["sections"]:
        lines = [f"- {line}" if section["title"] else line for line in section["lines"]]
        yield "\n".join(filter(None, (section["title"], *lines)))
    yield "\n".join(f"{link['label']}: {link['url']}" for link in told["links"])


def _render_html(told: Mapping[str, Any], *, note: str, end: str, off: str) -> str:
    parts = [f'<h1 style="font-size:19px;margin:0 0 12px">{escape(told["subject"])}</h1>']
    for section in told["sections"]:
        if not section["title"]:
            parts += [f"<p>{escape(line)}</p>" for line in section["lines"]]
            continue
        items = "".join(f'<li style="{ITEM}">{escape(line)}</li>' for line in section["lines"])
        parts.append(f'<h2 style="{TITLE}">{escape(section["title"])}</h2><ul style="padding-left:20px">{items}</ul>')
    first, *others = told["links"]
    parts.append(f'<p style="margin:20px 0">{_render_link(first, BUTTON)}</p>')
    parts.append(f"<p>{' · '.join(_render_link(one, '') for one in others)}</p>")
    parts.append(f'<p style="{SMALL}">{escape(note)} <a href="{escape(off)}">{escape(end)}</a></p>')
    body = "".join(parts)
    return f'<!doctype html><html lang="{told["language"]}"><body><div style="{BODY}">{body}</div></body></html>'


def _render_link(link: Mapping[str, str], style: str) -> str:
    return f'<a href="{escape(link["url"])}" style="{style}">{escape(link["label"])}</a>'
