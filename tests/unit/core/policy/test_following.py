"""What a short question after an answer means, and when one message asks several things."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.conversation import Memory, Topic
from bot.core.policy.following import Either, Elsewhere, Reading, Within, age, find_likeliest, read_follow_up
from bot.core.policy.several import Questions, find_questions
from bot.core.turn import Candidate, Context, Shown, Turn
from tests.support.engine import found, make_candidate, make_part, worded

SLOTS = "delivery/slots"
TOPIC = Topic(article=SLOTS, question="delivery slots")


def _turn(
    text: str,
    alone: tuple[tuple[str, float], ...] = (),
    together: tuple[tuple[str, float], ...] = ((SLOTS, 0.9),),
    *,
    fits: tuple[float, ...] = (0.1, 0.1),
) -> Turn:
    candidates = tuple(make_candidate(article, probability) for article, probability in together)
    return replace(
        worded(found(*alone), text),
        context=Context(article=SLOTS, asked=f"delivery slots {text}", candidates=candidates),
        shown=(Shown(article=SLOTS, language="en", title="Slots", fits=fits),),
    )


def _read(turn: Turn, topic: Topic | None = TOPIC) -> Reading | None:
    return read_follow_up(topic, turn, answer=0.6, clarify=0.2)


LAST = make_candidate(SLOTS, 0.9)
CITY = make_candidate("delivery/city", 0.7)


@pytest.mark.parametrize(
    ("turn", "reading"),
    [
        pytest.param(_turn("and outside the city?", (("delivery/city", 0.9),)), None, id="sure by itself"),
        pytest.param(_turn("and on 8 March?", fits=(0.1, 0.8)), Within(candidate=LAST, fitting=True), id="a section"),
        pytest.param(
            _turn("and if it is not in Kyiv?", (("a/b", 0.89),), fits=(0.1, 0.5)),
            Within(candidate=LAST, fitting=True),
            id="sure by itself, but a section fits",
        ),
        pytest.param(_turn("and if not?", (("a/b", 0.91),), fits=(0.1, 0.5)), None, id="surer than a section"),
        pytest.param(_turn("why?", (("a/b", 0.5),)), Within(candidate=LAST, fitting=False), id="only about the answer"),
        pytest.param(
            _turn("and outside?", (), (("delivery/city", 0.7), (SLOTS, 0.4))), Elsewhere(candidate=CITY), id="elsewhere"
        ),
        pytest.param(_turn("and on Sunday?", (("a/b", 0.29),)), Within(candidate=LAST, fitting=False), id="fragment"),
        pytest.param(
            _turn("and on Sunday?", (("a/b", 0.9),)),
            Either(candidates=(make_candidate("a/b", 0.9),), last=LAST),
            id="a mere time is never sure by itself",
        ),
        pytest.param(
            _turn("and by card?", (("a/b", 0.3),)),
            Either(candidates=(make_candidate("a/b", 0.3),), last=LAST),
            id="fragment with a rival",
        ),
        pytest.param(
            _turn("and if nobody is at home", (("a/b", 0.2),)),
            Either(candidates=(make_candidate("a/b", 0.2),), last=None),
            id="a sentence of its own",
        ),
        pytest.param(_turn("and if it rains all day", (("a/b", 0.1),), ((SLOTS, 0.5),)), None, id="nothing near"),
    ],
)
def test_what_a_follow_up_means(turn: Turn, reading: Reading | None) -> None:
    assert _read(turn) == reading


def test_without_a_topic_or_a_search_with_it_nothing_is_a_follow_up() -> None:
    assert _read(_turn("why?"), None) is None
    assert _read(replace(_turn("why?"), context=None)) is None


def test_the_article_is_known_even_where_the_search_has_lost_it() -> None:
    turn = _turn("why?", (), ())
    assert _read(turn) == Within(
        candidate=Candidate(article=SLOTS, language="en", title="Slots", probability=0.0), fitting=False
    )


def test_a_topic_is_forgotten_after_some_turns() -> None:
    memory, lived = Memory(topic=TOPIC), 0
    while memory.topic is not None:
        memory, lived = age(memory), lived + 1
    assert lived == 4
    assert age(Memory()) == Memory()


def _parts(*parts: tuple[str, tuple[tuple[str, float], ...]], whole: tuple[tuple[str, float], ...] = ()) -> Turn:
    pieces = tuple(make_part(text, candidates) for text, candidates in parts)
    return replace(worded(found(*whole), " ".join(text for text, _ in parts)), parts=pieces)


def _questions(turn: Turn) -> Questions | None:
    return find_questions(turn, answer=0.6, clarify=0.2, margin=0.2)


COST = ("how much is delivery", (("delivery/cost", 0.9),))
CARD = ("can i pay by card?", (("payment/methods", 0.8), ("gift-cards/use", 0.3)))
ODD = ("do elephants eat roses?", (("a/b", 0.1),))


def test_two_sure_and_different_parts_are_two_questions() -> None:
    questions = _questions(_parts(COST, CARD, whole=(("payment/methods", 0.7),)))
    assert questions is not None
    assert [candidate.article for candidate in questions.sure] == ["delivery/cost", "payment/methods"]
    assert questions.asked == ("how much is delivery", "can i pay by card")


@pytest.mark.parametrize(
    "turn",
    [
        pytest.param(_parts(COST, CARD, whole=(("delivery/cost", 0.95),)), id="better as a whole"),
        pytest.param(_parts(COST, ("what does it cost?", (("delivery/cost", 0.8),))), id="the same article"),
        pytest.param(_parts(COST, ("i live in Kyiv", ())), id="the other part asks nothing"),
        pytest.param(_parts(COST, ("and Sunday?", ())), id="the other part leans on the first"),
        pytest.param(_parts(COST, ("so what can I do now?", ())), id="the other part names nothing"),
        pytest.param(_parts(ODD, ("why is it so late?", ())), id="nothing sure"),
        pytest.param(_parts(ODD, ("is it a card?", (("a/b", 0.7), ("c/d", 0.6)))), id="two close ones are not sure"),
        pytest.param(_parts(), id="no parts"),
    ],
)
def test_everything_else_is_one_question(turn: Turn) -> None:
    assert _questions(turn) is None


def test_an_unsure_question_beside_a_sure_one_is_not_dropped() -> None:
    questions = _questions(_parts(ODD, COST, whole=(("delivery/cost", 0.5),)))
    assert questions is not None
    assert [part.text for part in questions.unsure] == ["do elephants eat roses?"]


def test_what_is_more_than_three_questions_is_named() -> None:
    asked = [(f"what about {number}?", ((f"a/{number}", 0.9),)) for number in range(5)]
    questions = _questions(_parts(*asked))
    assert questions is not None
    assert (len(questions.sure), [part.text for part in questions.unsure]) == (3, ["what about 3?", "what about 4?"])


def test_a_pronoun_keeps_to_the_last_answer_though_another_article_is_near() -> None:
    other = (("delivery/city", 0.4),)
    assert _read(_turn("and when do the flowers come today", other)) == Either(
        candidates=(make_candidate("delivery/city", 0.4),), last=None
    )
    assert _read(_turn("and when do they come today", other)) == Within(candidate=LAST, fitting=False)


def test_a_correction_is_never_about_the_last_answer() -> None:
    assert _read(_turn("no, I meant how to cancel it", fits=(0.9, 0.9))) is None
    elsewhere = _turn("no, I meant how to cancel it", together=(("orders/cancel", 0.9),))
    assert _read(elsewhere) == Elsewhere(candidate=make_candidate("orders/cancel", 0.9))


def test_a_reply_is_about_its_answer_unless_another_article_is_surer() -> None:
    turn = _turn("the flowers for my mother on friday", (("delivery/city", 0.7),), ((SLOTS, 0.8),))
    assert _read(turn) is None
    assert _read(replace(turn, replies=True)) == Within(candidate=make_candidate(SLOTS, 0.8), fitting=False)
    surer = _turn("the flowers for my mother on friday", (("delivery/city", 0.95),), ((SLOTS, 0.8),))
    assert _read(replace(surer, replies=True)) is None


def test_the_likeliest_block_is_one_that_is_likelier_than_all_others() -> None:
    shown = (Shown(article=SLOTS, language="en", title="Slots", fits=(0.1, 0.1, 0.1), shares=(0.2, 0.7, 0.1)),)
    assert find_likeliest(shown, SLOTS) == 1
    assert find_likeliest((replace(shown[0], shares=(0.4, 0.3, 0.3)),), SLOTS) is None
    assert find_likeliest((), SLOTS) is None
