"""Who the customer is: names, contacts, local time, the note of colleagues, thumbs, tags, files."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.core.conversation import Conversation
from bot.core.desk.customer import Card, Customer, Filed, read_zone
from bot.core.desk.nps import PASSIVE, PROMOTES, SCORES, Recommendation
from bot.core.reach.joins import ASIDE
from bot.core.reach.mail import Contact
from bot.desk.frame import names, parts, times
from bot.desk.frame.visit import Visit
from bot.desk.inbox.card.edit import ask_customer

Done = Callable[[], Awaitable[None]]
MOST_TITLES = 6


def draw_customer(visit: Visit, conversation: Conversation, card: Card, *, done: Done) -> None:
    """The first part of the column; ``done`` is called when something was corrected."""
    customer = card.customer
    with parts.box("card-top"):
        parts.Text(names.customer(visit, conversation), "brief-name")

        async def edit() -> None:
            if await ask_customer(visit, conversation, customer):
                await done()

        parts.icon_button("✎", visit.say("customer-edit"), edit, classes="customer-edit")
    if conversation.username:
        target = f"https://t.me/{conversation.username}"
        link = parts.link(f"@{conversation.username}", target, "customer-username")
        parts.attribute(link, target="_blank", rel="noopener noreferrer")
    with parts.box("chips"):
        parts.chip(names.channel(visit, conversation))
        parts.chip(visit.say(f"language-{conversation.language}"))
        if conversation.blocked:
            aside = conversation.chat_key.startswith(f"{ASIDE}-")
            parts.chip(visit.say("customer-aside" if aside else "customer-blocked"), "" if aside else "hot")
        for tag in card.tags:
            parts.chip(f"#{tag.replace(' ', '_')}", "accent")
    _draw_contacts(visit, customer)
    _draw_letters(visit, card.contact)
    if customer.note:
        parts.Text(customer.note, "customer-note")
    _draw_thumbs(card)
    _draw_nps(visit, card.nps)
    _draw_files(visit, card.files)
    if customer.changed_at is not None:
        when = times.say_when(customer.changed_at, visit.app.clock(), visit.app.business.zone)
        parts.Text(visit.say("customer-changed", name=customer.changed_by, time=when), "muted small")


def _draw_contacts(visit: Visit, customer: Customer) -> None:
    if customer.phone:
        digits = "".join(char for char in customer.phone if char.isdigit() or char == "+")
        parts.link(f"☎ {customer.phone}", f"tel:{digits}", "customer-phone")
    if customer.email:
        parts.link(f"✉ {customer.email}", f"mailto:{customer.email}", "customer-email")
    zone = read_zone(customer.zone)
    if zone is not None:
        local = visit.app.clock().astimezone(zone).strftime("%H:%M")
        parts.Text(visit.say("customer-local", time=local, zone=customer.zone), "customer-zone muted")


def _draw_letters(visit: Visit, contact: Contact | None) -> None:
    """Where a reply goes that is not read; the address is the customer's own matter."""
    if contact is None:
        return
    if contact.problem:
        parts.Text(visit.say("mail-contact-bad", address=contact.address), "customer-letters trouble")
    else:
        parts.Text(visit.say("mail-contact", address=contact.address), "customer-letters muted small")


def _draw_thumbs(card: Card) -> None:
    if not card.thumbs:
        return
    good = [one.title for one in card.thumbs if one.helped]
    bad = [one.title for one in card.thumbs if not one.helped]
    with parts.box("chips customer-thumbs"):
        for sign, titles, kind in (("👍", good, "good"), ("👎", bad, "hot")):
            if titles:
                chip = parts.chip(f"{sign} {len(titles)}", kind)
                parts.attribute(chip, title="\n".join(titles[:MOST_TITLES]))


def _draw_nps(visit: Visit, given: Recommendation | None) -> None:
    """Whether they would recommend us, and why."""
    if given is None or given.score is None or given.answered_at is None:
        return
    kind = "good" if given.score >= PROMOTES else "hot" if given.score < PASSIVE else ""
    when = times.say_when(given.answered_at, visit.app.clock(), visit.app.business.zone)
    with parts.box("chips customer-nps"):
        chip = parts.chip(visit.say("customer-nps", score=given.score, most=SCORES[-1]), kind)
        parts.attribute(chip, title=when)
    if given.comment:
        parts.Text(given.comment, "quote small")


def _draw_files(visit: Visit, files: tuple[Filed, ...]) -> None:
    if not files:
        return
    with parts.box("customer-files", tag="details"):
        parts.Text(visit.say("customer-files", count=len(files)), tag="summary")
        for one in files:
            label = names.attachment(visit, one.attachment)
            link = parts.link(f"↓ {label}", f"/desk/files/{one.message_id}/{one.number}", "file")
            parts.attribute(link, target="_blank", rel="noopener")
