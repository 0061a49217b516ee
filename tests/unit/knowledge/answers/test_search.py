"""Questions in, articles with probabilities out; changes go live at once."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.knowledge.answers.search import Knowledge
from bot.knowledge.articles.schedule import At
from bot.language.encoders.encoder import StaticEncoder, Vectors
from bot.language.encoders.pair import Encoders
from tests.unit.knowledge.conftest import Write


@pytest.fixture
def knowledge(shop: Path, tmp_path: Path, encoders: Encoders) -> Knowledge:
    return Knowledge.open(shop, tmp_path / "index", encoders=encoders)


class CountingEncoder(StaticEncoder):
    """Remembers what it was asked to embed."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        return super().encode(texts)


@pytest.mark.parametrize(
    ("question", "language", "key"),
    [
        ("скока стоит даставка", "ru", "delivery/cost"),
        ("skolko stoit dostavka", "ru", "delivery/cost"),
        ("crjkmrj cnjbn ljcnfdrf", "ru", "delivery/cost"),
        ("чому не проходить оплата карткою", "uk", "payment/failed"),
        ("my card was declined", "en", "payment/failed"),
    ],
)
def test_a_sloppy_question_finds_its_article_in_its_language(
    knowledge: Knowledge, question: str, language: str, key: str
) -> None:
    best = knowledge.find_answers(question, language)[0]
    assert (best.article, best.language) == (key, language)


def test_an_article_missing_in_the_language_is_given_in_another(knowledge: Knowledge) -> None:
    best = knowledge.find_answers("як доглядати за трояндами", "uk")[0]
    assert (best.article, best.language) == ("care/flowers", "ru")
    assert knowledge.find_answers("how to look after roses", "en")[0].article == "care/flowers"


def test_answers_come_best_first_and_each_article_once(knowledge: Knowledge) -> None:
    found = knowledge.find_answers("доставка", "ru", limit=10)
    assert len({candidate.article for candidate in found}) == len(found) == 3
    assert [c.probability for c in found] == sorted((c.probability for c in found), reverse=True)
    assert all(0 <= candidate.probability <= 1 for candidate in found)
    assert len(knowledge.find_answers("доставка", "ru", limit=2)) == 2


def test_a_foreign_request_is_less_probable_than_a_real_question(knowledge: Knowledge) -> None:
    real = knowledge.find_answers("сколько стоит доставка", "ru")[0].probability
    foreign = knowledge.find_answers("какая столица австралии", "ru")[0].probability
    assert foreign < 0.5 < 0.6 < real


@pytest.mark.parametrize("question", ["", "   ", "!!!", "🙏"])
def test_a_question_without_words_has_no_answer(knowledge: Knowledge, question: str) -> None:
    assert knowledge.find_answers(question, "ru") == ()


def test_the_scores_say_why(knowledge: Knowledge) -> None:
    best = knowledge.find_answers("цена доставки", "ru")[0]
    assert best.matched == "цена доставки"
    assert best.scores["words"] == pytest.approx(1, abs=0.05)
    assert {"fused", "meaning", "classifier", "known"} <= best.scores.keys()


def test_an_empty_knowledge_base_answers_nothing(tmp_path: Path, encoders: Encoders) -> None:
    (tmp_path / "empty").mkdir()
    knowledge = Knowledge.open(tmp_path / "empty", tmp_path / "index", encoders=encoders)
    assert knowledge.find_answers("сколько стоит доставка", "ru") == ()
    assert not knowledge.refresh().anything


def test_a_changed_article_is_live_after_a_refresh_within_a_second(knowledge: Knowledge, write: Write) -> None:
    write("ru/gifts/card", title="Подарочная карта", questions=["купить подарочную карту", "сертификат", "подарок"])
    report = knowledge.refresh()
    assert report.added == ("ru/gifts/card.md",)
    assert report.seconds < 1
    assert knowledge.find_answers("подарочный сертификат", "ru")[0].article == "gifts/card"


def test_an_article_comes_and_goes_at_its_hour(shop: Path, tmp_path: Path, encoders: Encoders, write: Write) -> None:
    extra = "publish_at: 2026-12-01\nexpires_at: 2026-12-05\n"
    write("ru/gifts/card", title="Подарочная карта", questions=["подарочная карта", "карта", "подарок"], extra=extra)
    now = [At(now=datetime(2026, 11, 30, tzinfo=UTC))]
    knowledge = Knowledge.begin(shop, tmp_path / "index", encoders=encoders, at=lambda: now[0])
    found = []
    for day in (1, 2, 6):
        found.append("gifts/card" in {one.article for one in knowledge.find_answers("подарочная карта", "ru")})
        now[0] = At(now=datetime(2026, 12, day, tzinfo=UTC))
        assert knowledge.refresh().changed == (("ru/gifts/card.md",) if day != 2 else ())
    found.append(knowledge.article("gifts/card", "ru") is not None)
    assert found == [False, True, True, False]


def test_changed_and_removed_articles_are_named(knowledge: Knowledge, shop: Path, write: Write) -> None:
    write("ru/care/flowers", title="Иначе", questions=["поливать кактус", "кактус", "суккуленты"])
    (shop / "en/delivery/cost.md").unlink()
    report = knowledge.refresh()
    assert (report.changed, report.removed) == (("ru/care/flowers.md",), ("en/delivery/cost.md",))
    assert knowledge.find_answers("delivery price", "en")[0].language != "en"


def test_drafts_are_only_found_when_asked_for_and_archived_never(knowledge: Knowledge, write: Write) -> None:
    write("ru/gifts/card", title="Подарочная карта", questions=["подарочная карта"], status="draft")
    write("ru/gifts/old", title="Открытка почтой", questions=["почтовая открытка"], status="archived")
    knowledge.refresh()
    found = {c.article for c in knowledge.find_answers("подарочная карта", "ru", limit=10)}
    tried = {c.article for c in knowledge.find_answers("подарочная карта", "ru", limit=10, drafts=True)}
    assert tried - found == {"gifts/card"}
    assert knowledge.article("gifts/card", "ru") is None


def test_only_the_changed_article_is_embedded_again(shop: Path, tmp_path: Path, write: Write) -> None:
    encoder = CountingEncoder()
    knowledge = Knowledge.open(shop, tmp_path / "index", encoders=Encoders(all=encoder, deep=None))
    encoder.asked.clear()
    write("ru/care/flowers", title="Кактус", questions=["поливать кактус", "уход за букетом"], body="Редко.\n")
    knowledge.refresh()
    assert set(encoder.asked) == {"Кактус", "поливать кактус", "Кактус. Редко."}


def test_a_file_that_became_bad_keeps_answering_also_after_a_restart(
    knowledge: Knowledge, shop: Path, tmp_path: Path, encoders: Encoders
) -> None:
    (shop / "ru/care/flowers.md").write_text("---\ntitle: [\n---\n")
    report = knowledge.refresh()
    assert {problem.code for problem in report.problems} == {"yaml-broken", "kept-last-good"}
    again = Knowledge.open(shop, tmp_path / "index", encoders=encoders)
    for one in (knowledge, again):
        assert one.find_answers("как ухаживать за розами", "ru")[0].article == "care/flowers"
    assert {problem.code for problem in again.library.problems} == {"yaml-broken", "kept-last-good"}


def test_the_article_is_given_in_the_language_or_the_nearest_one(knowledge: Knowledge) -> None:
    for language, shown in (("ru", "ru"), ("uk", "ru"), ("en", "ru")):
        article = knowledge.article("care/flowers", language)
        assert article is not None
        assert article.language == shown
    assert knowledge.article("no/such", "ru") is None


def test_searches_and_refreshes_at_the_same_time_never_see_half_a_change(knowledge: Knowledge, write: Write) -> None:
    failures: list[BaseException] = []
    stop = threading.Event()

    def search() -> None:
        while not stop.is_set():
            try:
                assert len(knowledge.find_answers("сколько стоит доставка", "ru")) >= 3
            except BaseException as error:
                failures.append(error)
                return

    threads = [threading.Thread(target=search) for _ in range(3)]
    for thread in threads:
        thread.start()
    for number in range(5):
        write(f"ru/more/number-{number}", title=f"Номер {number}", questions=[f"вопрос {number}", "а", "б"])
        knowledge.refresh()
    stop.set()
    for thread in threads:
        thread.join()
    assert failures == []


def test_an_empty_folder_answers_nothing_and_its_first_article_is_live(
    folder: Path, tmp_path: Path, encoders: Encoders, write: Write
) -> None:
    training = Path(__file__).resolve().parents[4] / "data"  # its out-of-scope examples have nothing to be far from
    empty = Knowledge.open(folder, tmp_path / "index", encoders=encoders, training=(training,))
    assert empty.find_answers("сколько стоит доставка", "ru") == ()
    write("ru/delivery/cost", title="Сколько стоит доставка?")
    assert empty.refresh().added == ("ru/delivery/cost.md",)
    assert empty.find_answers("доставка", "ru")[0].article == "delivery/cost"


class AskedAndTold(StaticEncoder):
    """Remembers what it embedded as a question and what as a text."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[str] = set()
        self.told: set[str] = set()

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.told |= set(texts)
        return super().encode(texts)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        self.asked |= set(texts)
        return super().encode(texts)


def test_example_questions_are_embedded_as_questions_and_the_rest_as_texts(shop: Path, tmp_path: Path) -> None:
    encoder = AskedAndTold()
    knowledge = Knowledge.open(shop, tmp_path / "index", encoders=Encoders(all=encoder, deep=None))
    knowledge.find_answers("где моя посылка", "ru")
    assert {"цена доставки", "где моя посылка"} <= encoder.asked
    assert any("Текст о" in text for text in encoder.told)
    assert encoder.asked & encoder.told == set()
