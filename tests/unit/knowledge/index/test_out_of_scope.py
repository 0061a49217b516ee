"""Requests from outside the business: how like a question is to them, and their place in a saved index."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
import yaml

from bot.knowledge.answers import saved
from bot.knowledge.answers.calibrate import calibrate
from bot.knowledge.answers.features import compare
from bot.knowledge.answers.saved import Fitted
from bot.knowledge.answers.search import Knowledge
from bot.knowledge.articles.articles import load_library
from bot.knowledge.errors import SavedIndexUnusable
from bot.knowledge.index.build import Index, build, fingerprint
from bot.knowledge.index.layout import Numbers
from bot.knowledge.index.out_of_scope import OutOfScope
from bot.language.encoders.e5 import E5Encoder
from bot.language.encoders.encoder import Encoder, StaticEncoder, Vectors, Wrapped
from bot.language.encoders.pair import Encoders

PIZZA = [("закажи мне пиццу", "ru"), ("замов мені піцу", "uk"), ("order me a pizza", "en")]
WEATHER = [("какая завтра погода", "ru"), ("яка завтра погода", "uk"), ("what is the weather tomorrow", "en")]
CAPITAL = [("столица австралии", "ru"), ("столиця австралії", "uk"), ("what is the capital of australia", "en")]
KNOWN = (*PIZZA, *WEATHER, *CAPITAL)


class Counting(Wrapped):
    """Remembers what it was asked to embed."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__(encoder)
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        return super().encode(texts)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        return super().encode_queries(texts)


@pytest.fixture(scope="module")
def both() -> Encoders:
    """The tables and one that reads whole sentences."""
    return Encoders(all=StaticEncoder(), deep=E5Encoder())


@pytest.fixture
def counting(both: Encoders) -> tuple[Counting, Counting]:
    assert both.deep is not None
    return Counting(both.all), Counting(both.deep)


@pytest.fixture(scope="module")
def out_of_scope(both: Encoders) -> OutOfScope:
    return OutOfScope.of(KNOWN, both)


@pytest.fixture
def training(tmp_path: Path) -> Path:
    return tmp_path / "training"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "index"


def similarity(out_of_scope: OutOfScope, encoders: Encoders, question: str) -> Numbers:
    (dense,) = encoders.all.encode_queries([question])
    (deep,) = (encoders.deep or encoders.all).encode_queries([question])
    return out_of_scope.similarity(dense, deep)


def teach(training: Path, examples: Sequence[tuple[str, str]]) -> None:
    """Make these the out-of-scope examples of the training data."""
    training.mkdir(exist_ok=True)
    blocks = [
        {"intent": "out_of_scope", "metadata": {"language": language}, "examples": f"- {text}"}
        for text, language in examples
    ]
    (training / "talk.yml").write_text(yaml.safe_dump({"nlu": blocks}, allow_unicode=True), encoding="utf-8")


def texts_in(out_of_scope: OutOfScope) -> set[str]:
    return set(out_of_scope.texts)


def same(one: OutOfScope, two: OutOfScope) -> bool:
    return (
        (one.texts, one.languages) == (two.texts, two.languages)
        and np.array_equal(one.dense, two.dense)
        and np.array_equal(one.deep, two.deep)
    )


def saved_index(shop: Path, home: Path, encoders: Encoders) -> Index:
    """The articles and what is known from outside, saved in ``home``."""
    index = build(load_library(shop).articles, encoders, out_of_scope=OutOfScope.of(KNOWN, encoders))
    fitted = Fitted(
        calibration=calibrate(index), source="here", content=index.fingerprint, classified=index.classifier is not None
    )
    saved.save(home, index, fitted)
    return index


def out_of_scope_file(home: Path) -> Path:
    (found,) = home.glob("*/outsiders.npz")
    return found


def write_signed(path: Path, content: bytes) -> None:
    """As if it had been saved like that: the sums fit."""
    path.write_bytes(content)
    lines = [
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}"
        for file in sorted(path.parent.iterdir())
        if file.name != "SHA256SUMS"
    ]
    (path.parent / "SHA256SUMS").write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("outside", "inside"),
    [
        ("хочу заказать пиццу", "сколько стоит доставка"),
        ("чи буде завтра дощ, яка погода", "чому не проходить оплата карткою"),
        ("capital city of australia", "my card was declined"),
    ],
)
def test_a_question_like_a_known_out_of_scope_is_more_like_them_than_one_of_the_business(
    out_of_scope: OutOfScope, both: Encoders, outside: str, inside: str
) -> None:
    assert (similarity(out_of_scope, both, outside) > similarity(out_of_scope, both, inside) + 0.1).all()


def test_with_the_tables_alone_it_is_the_same(encoders: Encoders) -> None:
    known = OutOfScope.of(KNOWN, encoders)
    outside, inside = (similarity(known, encoders, text) for text in ("хочу заказать пиццу", "сколько стоит доставка"))
    assert (outside > inside + 0.1).all()


def test_where_nothing_from_outside_is_known_nothing_is_like_it(both: Encoders) -> None:
    known = OutOfScope.of((), both)
    assert similarity(known, both, "закажи мне пиццу").tolist() == [0, 0]
    assert known.unseen == []


def test_an_out_of_scope_is_weighed_without_itself_and_its_relative_in_each_other_language(
    out_of_scope: OutOfScope, both: Encoders
) -> None:
    for at, (text, _) in enumerate(KNOWN):
        family = next(family for family in (PIZZA, WEATHER, CAPITAL) if KNOWN[at] in family)
        strangers = OutOfScope.of([example for example in KNOWN if example not in family], both)
        assert np.allclose(out_of_scope.unseen[at], similarity(strangers, both, text), atol=0.02)
        assert (out_of_scope.unseen[at] < similarity(out_of_scope, both, text) - 0.2).all()


def test_an_out_of_scope_keeps_its_relatives_in_its_own_language(both: Encoders) -> None:
    more = OutOfScope.of([*KNOWN, ("закажи мне большую пиццу", "ru")], both)
    fewer = OutOfScope.of(KNOWN, both)
    assert (more.unseen[0] > fewer.unseen[0] + 0.1).all()


def test_a_single_out_of_scope_is_like_no_other(both: Encoders) -> None:
    (only,) = OutOfScope.of(PIZZA[:1], both).unseen
    assert only.tolist() == [0, 0]


def test_only_new_out_of_scope_are_embedded(out_of_scope: OutOfScope, counting: tuple[Counting, Counting]) -> None:
    tables, deep = counting
    new = ("спой песню", "ru")
    grown = OutOfScope.of([*KNOWN[::-1], new], Encoders(all=tables, deep=deep), out_of_scope)
    assert tables.asked == deep.asked == ["спой песню"]
    assert same(OutOfScope.of(KNOWN, Encoders(all=tables, deep=deep), grown), out_of_scope)
    assert tables.asked == deep.asked == ["спой песню"]


def test_out_of_scope_are_embedded_as_questions(out_of_scope: OutOfScope, both: Encoders) -> None:
    assert both.deep is not None
    asked, told = both.deep.encode_queries(["спой песню"]), both.deep.encode(["спой песню"])
    (vector,) = OutOfScope.of([("спой песню", "ru")], both).deep
    assert vector @ asked[0] > 0.999 > vector @ told[0]


def test_written_out_of_scope_are_read_as_they_were(out_of_scope: OutOfScope, both: Encoders, tmp_path: Path) -> None:
    for number, known in enumerate((out_of_scope, OutOfScope.of((), both))):
        known.write(tmp_path / f"{number}.npz")
        assert same(OutOfScope.read(tmp_path / f"{number}.npz"), known)


def test_the_index_brings_its_out_of_scope_back(shop: Path, home: Path, both: Encoders) -> None:
    index = saved_index(shop, home, both)
    articles = load_library(shop).articles
    again = saved.load_index(home, fingerprint(articles, both), articles, both)
    assert same(again.out_of_scope, index.out_of_scope)
    question = "хочу заказать пиццу"
    assert np.array_equal(compare(again, question, "ru").outside, compare(index, question, "ru").outside)


@pytest.mark.parametrize(
    "content", [b"", b"rubbish", b"PK\x03\x04rubbish"], ids=["empty", "rubbish", "a broken archive"]
)
@pytest.mark.parametrize("damage", [Path.write_bytes, write_signed], ids=["by itself", "and signed"])
def test_an_index_with_damaged_out_of_scope_is_not_used(
    shop: Path, home: Path, encoders: Encoders, damage: Callable[[Path, bytes], object], content: bytes
) -> None:
    index = saved_index(shop, home, encoders)
    damage(out_of_scope_file(home), content)
    with pytest.raises(SavedIndexUnusable, match=r"outsiders\.npz"):
        saved.load_index(home, index.fingerprint, index.layout.articles, encoders)


def test_an_index_with_out_of_scope_of_another_kind_is_not_used(shop: Path, home: Path, encoders: Encoders) -> None:
    index = saved_index(shop, home, encoders)
    np.savez(home / "other.npz", texts=["x"])
    write_signed(out_of_scope_file(home), (home / "other.npz").read_bytes())
    with pytest.raises(SavedIndexUnusable, match=r"outsiders\.npz"):
        saved.load_index(home, index.fingerprint, index.layout.articles, encoders)


def test_damaged_out_of_scope_are_made_again(shop: Path, home: Path, encoders: Encoders, training: Path) -> None:
    teach(training, KNOWN)
    first = Knowledge.open(shop, home, encoders=encoders, training=(training,))
    out_of_scope_file(home).write_bytes(b"rubbish")
    again = Knowledge.open(shop, home, encoders=encoders, training=(training,))
    assert same(again.index.out_of_scope, first.index.out_of_scope)
    assert same(OutOfScope.read(out_of_scope_file(home)), first.index.out_of_scope)
    assert again.find_answers("цена доставки", "ru") == first.find_answers("цена доставки", "ru")


def test_a_changed_list_of_out_of_scope_embeds_no_article_again_and_counts_at_once(
    shop: Path, home: Path, counting: tuple[Counting, Counting], training: Path
) -> None:
    tables, deep = counting
    encoders = Encoders(all=tables, deep=deep)
    teach(training, WEATHER)
    before = Knowledge.open(shop, home, encoders=encoders, training=(training,))
    tables.asked.clear()
    deep.asked.clear()
    teach(training, KNOWN)
    after = Knowledge.open(shop, home, encoders=encoders, training=(training,))
    new = {text for text, _ in (*PIZZA, *CAPITAL)}
    assert new <= set(tables.asked) <= {*new, "?"}
    assert new <= set(deep.asked) <= {*new, "?"}
    assert texts_in(after.index.out_of_scope) == {text for text, _ in KNOWN}
    for question in ("хочу заказать пиццу", "столица австралии какая"):
        had, has = (compare(knowledge.index, question, "ru").outside for knowledge in (before, after))
        assert (has > had + 0.1).all()


def test_an_out_of_scope_taken_off_the_list_is_forgotten(
    shop: Path, home: Path, encoders: Encoders, training: Path
) -> None:
    teach(training, KNOWN)
    Knowledge.open(shop, home, encoders=encoders, training=(training,))
    teach(training, WEATHER)
    assert texts_in(Knowledge.open(shop, home, encoders=encoders, training=(training,)).index.out_of_scope) == {
        text for text, _ in WEATHER
    }
    assert texts_in(OutOfScope.read(out_of_scope_file(home))) == {text for text, _ in WEATHER}


def test_they_stay_known_when_articles_change(shop: Path, home: Path, encoders: Encoders, training: Path) -> None:
    teach(training, KNOWN)
    knowledge = Knowledge.open(shop, home, encoders=encoders, training=(training,))
    first = knowledge.index.out_of_scope
    path = shop / "ru/care/flowers.md"
    path.write_text(path.read_text(encoding="utf-8").replace("цветами", "кактусами"), encoding="utf-8")
    assert knowledge.refresh().anything
    assert same(knowledge.index.out_of_scope, first)
    assert same(Knowledge.open(shop, home, encoders=encoders, training=(training,)).index.out_of_scope, first)


def test_known_out_of_scope_make_articles_less_probable_for_what_is_like_them_only(
    shop: Path, tmp_path: Path, encoders: Encoders, training: Path
) -> None:
    teach(training, KNOWN)
    without = Knowledge.open(shop, tmp_path / "one", encoders=encoders)
    knowing = Knowledge.open(shop, tmp_path / "two", encoders=encoders, training=(training,))
    foreign, real = (
        [knowledge.find_answers(question, "ru")[0].probability for knowledge in (without, knowing)]
        for question in ("хочу заказать пиццу", "сколько стоит доставка")
    )
    assert foreign[1] < foreign[0]
    assert real[1] > 0.6
