"""A made-up history of a shop: conversations in three languages with all that is in real ones."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from bot.knowledge.articles.body import same_question

DATA: Final = Path(__file__).with_name("history.yml")
LANGUAGES: Final = {"ru": 0.5, "uk": 0.35, "en": 0.15}
HELD_OUT: Final = 2  # wordings of a language that the history never has
BEGINS: Final = 1_760_000_000
SHOP: Final = 900
LIKE: Final = 0.5  # share of words that two wordings of one question have in common
NAMES: Final = {
    "ru": ("Олег", "Марина Ткач", "Настя", "Игорь Б.", "Лена"),
    "uk": ("Олена", "Тарас", "Оксана Мельник", "Іван", "Соломія"),
    "en": ("Kate", "John Miller", "Sam", "Emily", "Nick"),
}
_KEYS: Final = "йцукенгшщзхфывапролджячсмитьбю"


@dataclass(kw_only=True)
class MadeUp:
    """An export of Telegram, the topic of each question in its plain form, and how often each topic was asked."""

    export: dict[str, Any]
    topics: dict[str, str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    messages: int = 0

    @property
    def commonest(self) -> tuple[str, ...]:
        """The ten topics asked most."""
        return tuple(sorted(self.counts, key=lambda name: -self.counts[name])[:10])


@cache
def read_data() -> Mapping[str, Any]:
    """Wordings, answers and noise."""
    found: Mapping[str, Any] = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    return found


def held_out(topics: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Questions the history has not: topic, language, text."""
    draw = random.Random(1)
    for name in topics:
        for language in LANGUAGES:
            for text in read_data()["topics"][name][language][-HELD_OUT:]:
                yield name, language, _fill(text, language, draw)


def make_history(messages: int = 5000, *, seed: int = 7) -> MadeUp:
    """So many messages, or a few more."""
    return _Maker(random.Random(seed)).make(messages)


class _Maker:
    def __init__(self, draw: random.Random) -> None:
        self._draw = draw
        self._made = MadeUp(export={})
        self._number = 0
        self._at = float(BEGINS)

    def make(self, messages: int) -> MadeUp:
        chats: list[dict[str, Any]] = []
        while self._number < messages:
            chats.append(self._chat(len(chats) + 1))
        me = {"user_id": SHOP, "first_name": "Чайная лавка"}
        self._made.export = {"about": "", "personal_information": me, "chats": {"about": "", "list": chats}}
        self._made.messages = self._number
        return self._made

    def _chat(self, customer: int) -> dict[str, Any]:
        language = self._pick(list(LANGUAGES), list(LANGUAGES.values()))
        self._at = BEGINS + self._draw.random() * 90 * 86_400
        name = self._draw.choice(NAMES[language])
        said: list[dict[str, Any]] = []
        for _ in range(self._draw.choice((1, 1, 1, 2, 3))):
            self._exchange(said, customer, name, language)
            self._at += self._draw.choice((600, 4000, 90_000, 500_000))
        return {"name": name, "type": "personal_chat", "id": customer, "messages": said}

    def _exchange(self, said: list[dict[str, Any]], customer: int, name: str, language: str) -> None:
        """Somebody asks and is answered, with what there is around it."""
        noise, draw = read_data()["noise"], self._draw
        them, us = (customer, name), (SHOP, "Чайная лавка")
        if draw.random() < 0.6:
            self._say(said, them, draw.choice(noise["greetings"][language]))
            if draw.random() < 0.3:
                self._say(said, us, draw.choice(noise["greetings"][language]))
        kind = draw.random()
        if kind < 0.1:
            self._say(said, them, draw.choice(noise["haggling"][language]))
            self._say(said, us, draw.choice(noise["small"][language]))
            return
        if kind < 0.2:
            self._say(said, them, draw.choice(noise["offtopic"][language]))
            self._say(said, us, draw.choice(noise["small"][language]))
            return
        self._ask(said, them, us, language)
        if draw.random() < 0.5:
            self._say(said, them, draw.choice(noise["thanks"][language]))
        if draw.random() < 0.08:
            self._say(said, them, "", media_type=draw.choice(("sticker", "voice_message")))

    def _ask(self, said: list[dict[str, Any]], them: tuple[int, str], us: tuple[int, str], language: str) -> None:
        noise, draw = read_data()["noise"], self._draw
        topics = read_data()["topics"]
        several = 2 if draw.random() < 0.1 else 1
        names = [self._pick(list(topics), [topics[one]["weight"] for one in topics]) for _ in range(several)]
        names = list(dict.fromkeys(names))
        texts = [self._question(one, language) for one in names]
        if len(texts) > 1:
            asked = " ".join(text if text.endswith("?") else f"{text}?" for text in texts)
            self._say(said, them, asked)
        elif draw.random() < 0.15:  # pressed Enter too early
            words = texts[0].split(" ")
            cut = len(words) // 2
            for part in filter(None, (" ".join(words[:cut]), " ".join(words[cut:]))):
                self._say(said, them, part)
        else:
            self._say(said, them, texts[0])
        if draw.random() < 0.3:
            self._say(said, us, draw.choice(noise["wait"][language]))
        if draw.random() < 0.93:
            called = f"{them[1].split()[0]}, " if draw.random() < 0.1 else ""
            answers = [draw.choice(topics[one]["replies"][language]) for one in names]
            self._say(said, us, called + " ".join(answers))

    def _question(self, topic: str, language: str) -> str:
        """A wording with what people put around it; its topic is remembered."""
        noise, draw = read_data()["noise"], self._draw
        wordings = read_data()["topics"][topic][language]
        kept = wordings[:-HELD_OUT] if len(wordings) > 5 else wordings
        text = self._spoil(_fill(draw.choice(kept), language, draw))
        whole = f"{draw.choice(noise['before'][language])}{text}{draw.choice(noise['after'][language])}"
        self._made.topics[same_question(text)] = topic
        self._made.counts[topic] = self._made.counts.get(topic, 0) + 1
        return whole

    def _spoil(self, text: str) -> str:
        """A letter is wrong, twice or gone; the mark is left out; it begins with a capital."""
        draw = self._draw
        if draw.random() < 0.15 and len(text) > 8:
            at = draw.randrange(2, len(text) - 2)
            if text[at].isalpha():
                text = text[:at] + draw.choice(("", text[at] * 2, draw.choice(_KEYS))) + text[at + 1 :]
        if draw.random() < 0.4:
            text = text.rstrip("?")
        return text[:1].upper() + text[1:] if draw.random() < 0.4 else text

    def _say(self, said: list[dict[str, Any]], who: tuple[int, str], text: str, **more: str) -> None:
        self._at += self._draw.uniform(10, 120)
        self._number += 1
        made = {"id": self._number, "type": "message", "date_unixtime": str(int(self._at)), "text": text}
        said.append({**made, "from": who[1], "from_id": f"user{who[0]}", **more})

    def _pick(self, names: Sequence[str], weights: Sequence[float]) -> str:
        return self._draw.choices(names, weights)[0]


class Truth:
    """Which topic a question is of, by the words in it; "" for noise."""

    def __init__(self, made: MadeUp) -> None:
        self._topics = made.topics
        self._words = [(frozenset(text.split()), name) for text, name in made.topics.items()]
        noise = read_data()["noise"]
        self._noise = {
            same_question(one) for kind in ("haggling", "offtopic") for code in LANGUAGES for one in noise[kind][code]
        }
        self._known: dict[str, str] = {}

    def of(self, text: str) -> str:
        """As it was asked, or with a piece more or less."""
        plain = same_question(text)
        if plain not in self._known:
            self._known[plain] = self._topics.get(plain) or ("" if plain in self._noise else self._nearest(plain))
        return self._known[plain]

    def _nearest(self, plain: str) -> str:
        said = frozenset(plain.split())
        likeness, name = max((len(said & words) / len(said | words), name) for words, name in self._words)
        return name if likeness >= LIKE else ""


def _fill(text: str, language: str, draw: random.Random) -> str:
    slots = read_data()["slots"][language]
    for name, values in slots.items():
        text = text.replace(f"{{{name}}}", draw.choice(values))
    return text
