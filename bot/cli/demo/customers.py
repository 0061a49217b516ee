"""What customers do in the demo: they come, ask the bot, press buttons, and some need a person."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

from bot.cli.demo.stage import Stage
from bot.cli.demo.texts import Scene, Speech
from bot.core.case import Reason
from bot.core.conversation import Conversation
from bot.core.language import Entity, Mood
from bot.core.messages import Button, Incoming, Kind, Message, Profile
from bot.core.request import Act as Deed
from bot.core.request import Bid, Request
from bot.core.turn import Candidate, Said, Step, Trouble, Turn, Understood
from bot.language.text.wording import normalise
from bot.service.chat import answering, inbox
from bot.service.ports import Tx
from bot.storage.chat import conversations, messages, pretending

DETAIL: Final = "order_number"
BOUQUETS: Final = (
    "«Прованс»",
    "«Ніжність»",
    "«Сонечко»",
    "«Paris»",
    "«Vesna»",
    "«Scarlet»",
    "«Rosé»",
    "«Lumi»",
    "«Karpaty»",
)


@dataclass
class Customer:
    """Somebody who writes. ``visits`` or ``waits``: they are in the middle of something."""

    channel: str
    chat_key: str
    name: str
    language: str
    patience: float
    visits: bool = False
    waits: bool = False  # for a person, or talks to one
    seen_at: datetime | None = None
    number: int = 0  # of the conversation
    slots: dict[str, str] = field(default_factory=dict)

    @property
    def is_busy(self) -> bool:
        """Whether they come with nothing else now."""
        return self.visits or self.waits

    @property
    def first_name(self) -> str:
        """How they are addressed."""
        return self.name.split()[0]


def make_customer(stage: Stage, number: int) -> Customer:
    """A new one."""
    random = stage.random
    language = random.choices(("ru", "uk", "en"), (44, 41, 15))[0]
    channel = random.choices(("telegram", "web"), (68, 32))[0]
    name = random.choice(stage.texts.speech[language].names)
    key = str(410_000_000 + number * 7919) if channel == "telegram" else f"demo-{number}"
    named = name if channel == "telegram" or random.random() < 0.3 else ""
    return Customer(channel=channel, chat_key=key, name=named or name, language=language, patience=random.random())


def renew(stage: Stage, customer: Customer) -> None:
    """What they come about this time."""
    random, speech = stage.random, speech_of(stage, customer)
    at = stage.now.astimezone(stage.app.business.zone) + timedelta(minutes=random.randrange(40, 300))
    customer.slots = {
        "order": f"LF-{random.randrange(198_000, 214_000)}",
        "time": f"{min(max(at.hour, 9), 21)}:{random.choice(('00', '30'))}",
        "street": random.choice(speech.streets),
        "bouquet": random.choice(BOUQUETS),
        "sum": str(random.randrange(68, 320) * 10),
        "fee": str(random.randrange(18, 46) * 10),
        "mins": str(random.choice((10, 15, 20, 25, 30, 40))),
        "name": customer.first_name,
        "me": "",
    }


def speech_of(stage: Stage, customer: Customer) -> Speech:
    """How they speak."""
    return stage.texts.speech[customer.language]


def fill(customer: Customer, words: str, *, me: str = "") -> str:
    """The words with what this is about."""
    return words.format_map({**customer.slots, "me": me})


def greet(stage: Stage, customer: Customer, words: str) -> str:
    """The words with a greeting before them, or without."""
    hello = stage.random.choice(speech_of(stage, customer).hellos)
    if hello.endswith((", ", ": ")):
        return hello + words[:1].lower() + words[1:] if words.endswith("?") and words[1:2].islower() else words
    return hello + words


# what reaches us


def write(stage: Stage, customer: Customer, text: str) -> None:
    """The customer writes a line."""
    _receive(stage, customer, Kind.TEXT, text=text, key=stage.key())


def press(stage: Stage, customer: Customer, action: str) -> bool:
    """The customer presses the newest button whose action begins so; False where there is none."""
    found = find_button(stage, customer, action)
    if found is None:
        return False
    line, button = found
    _receive(stage, customer, Kind.BUTTON, action=button.action, key=_name(stage, line))
    return True


def find_button(stage: Stage, customer: Customer, action: str) -> tuple[Message, Button] | None:
    """The newest button whose action begins so, with its message."""
    for line in reversed(messages.list_transcript(stage.tx(), customer.number, limit=8)):
        for button in line.buttons:
            if button.action.startswith(action) and not button.chosen:
                return line, button
    return None


def comment(stage: Stage, customer: Customer, line: Message, text: str) -> None:
    """The customer answers one of our lines; what is no comment on it the bot answers."""
    _receive(stage, customer, Kind.TEXT, text=text, key=stage.key(), reply_key=_name(stage, line))
    answer_all(stage, customer)


def _name(stage: Stage, line: Message) -> str:
    """What the channel calls a line of ours."""
    if not line.channel_key:
        messages.record_channel_key(stage.tx(), line.id, pretending.name_of(line.id))
    return line.channel_key or pretending.name_of(line.id)


def _receive(
    stage: Stage, customer: Customer, kind: Kind, *, key: str, text: str = "", action: str = "", reply_key: str = ""
) -> None:
    incoming = Incoming(
        channel=customer.channel,
        chat_key=customer.chat_key,
        message_key=key,
        kind=kind,
        sent_at=stage.now,
        text=text,
        action=action,
        reply_key=reply_key,
        profile=Profile(name=customer.name, language=customer.language),
    )
    tx = stage.tx()
    inbox.do_receive(tx, stage.app, incoming)
    if not customer.number:
        customer.number = _find(tx, customer).id
    stage.post()


def _find(tx: Tx, customer: Customer) -> Conversation:
    found = conversations.find(tx, channel=customer.channel, chat_key=customer.chat_key)
    assert found is not None
    return found


# what the engine makes of it


def answer(stage: Stage, customer: Customer, turn: Turn) -> None:
    """The bot deals with what is unread as it would with this turn."""
    tx = stage.tx(after=stage.random.uniform(1.5, 4))
    seen, unread = answering.do_read(tx, customer.number)
    if unread:
        answering.do_answer(tx, stage.app, seen, unread, Understood(turn=turn, state=""))
        stage.post()


def answer_all(stage: Stage, customer: Customer) -> None:
    """The bot deals with what is left unread, as with courtesies."""
    while unread := answering.do_read(stage.tx(), customer.number)[1]:
        answer(stage, customer, courtesy(customer, unread[-1].text))


def question(customer: Customer, text: str, candidates: tuple[Candidate, ...]) -> Turn:
    """A question for which the search finds this."""
    said = Said(question=text, normal=normalise(text), asks=True)
    return Turn(
        text=text,
        language=customer.language,
        intent="question",
        confidence=0.93,
        step=Step.ANSWER,
        candidates=candidates,
        said=said,
    )


def courtesy(customer: Customer, text: str) -> Turn:
    """Thanks."""
    return Turn(
        text=text,
        language=customer.language,
        intent="thanks",
        confidence=0.97,
        step=Step.SAY,
        say="thanks",
        said=Said(),
    )


def wish(customer: Customer, text: str) -> Turn:
    """A person is wanted."""
    return _to_person(customer, text, Reason.REQUESTED, "human")


def matter(stage: Stage, customer: Customer, scene: Scene, text: str) -> Turn:
    """What the opening of a scene is read as."""
    candidates = list_candidates(stage, customer, scene.about, sure=0.62)
    match scene.by:
        case "complaint":
            turn = _to_person(customer, text, Reason.COMPLAINT, "complaint", anger=0.55)
        case "anger":
            turn = _to_person(customer, text, Reason.ANGER, "complaint", anger=0.93)
        case "sensitive":
            return question(customer, text, list_candidates(stage, customer, scene.about, sure=0.94))
        case "request":
            order = customer.slots["order"]
            wanted = Request(act=Deed(scene.act), object=order if order in text else "", words=text)
            said = Said(question=text, normal=normalise(text), bid=Bid.TOLD, request=wanted)
            turn = replace(question(customer, text, ()), intent="request", said=said)
        case "trouble":
            said = Said(question=text, normal=normalise(text), trouble=Trouble.OWN)
            turn = replace(question(customer, text, ()), intent="trouble", said=said)
        case _:
            turn = _to_person(customer, text, Reason.STATUS, "status")
    order = customer.slots["order"]
    known = {"entities": (Entity(kind=DETAIL, value=order),), "facts": {DETAIL: order}} if order in text else {}
    return replace(turn, candidates=candidates, **known)  # type: ignore[arg-type]


def _to_person(customer: Customer, text: str, reason: Reason, intent: str, *, anger: float = 0.0) -> Turn:
    return Turn(
        text=text,
        language=customer.language,
        intent=intent,
        confidence=0.96,
        step=Step.ESCALATE,
        reason=reason.value,
        mood=Mood(anger=anger),
        said=Said(question=text, normal=normalise(text)),
    )


def list_candidates(stage: Stage, customer: Customer, key: str, *, sure: float) -> tuple[Candidate, ...]:
    """The article with this probability, and two that come far behind."""
    keys = sorted(stage.texts.library.by_key)
    others = [one for one in keys if one.startswith(key.partition("/")[0]) and one != key] or keys
    rest = stage.random.sample(others, min(2, len(others)))
    shares = [sure, *((1 - sure) * share for share in (0.4, 0.15))]
    return tuple(to_candidate(stage, customer, one, share) for one, share in zip((key, *rest), shares, strict=False))


def to_candidate(stage: Stage, customer: Customer, key: str, share: float) -> Candidate:
    """One article the search has found."""
    article = stage.texts.article(key, customer.language)
    return Candidate(
        article=key,
        language=customer.language,
        title=article.title,
        probability=round(share, 3),
        matched=stage.random.choice(article.questions),
    )


def pause(stage: Stage, low: float, high: float) -> timedelta:
    """Some seconds, mostly few of them."""
    return timedelta(seconds=stage.random.triangular(low, high, low + (high - low) / 5))
