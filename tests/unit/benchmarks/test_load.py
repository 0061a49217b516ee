"""The load run: the same customers each time, and samples summed up by what was being done."""

from __future__ import annotations

from itertools import islice

from benchmarks.load.profile import REST, part_of, shares
from benchmarks.load.scripts import PERSON, scripts
from bot.core.language import LANGUAGES


def test_the_same_seed_gives_the_same_customers_in_all_languages() -> None:
    first = list(islice(scripts(1), 30))
    assert first == list(islice(scripts(1), 30))
    assert first != list(islice(scripts(2), 30))
    assert {script.language for script in first} == set(LANGUAGES)


def test_who_calls_a_person_says_nothing_more() -> None:
    for script in islice(scripts(), 300):
        assert PERSON[script.language] not in script.lines[:-1]


def test_a_sample_belongs_to_the_innermost_part_that_is_known() -> None:
    loop = "Handle._run (asyncio/events.py:80)"
    turn = "RasaDialogue.turn (bot/dialogue/rasa_dialogue.py:47)"
    encode = "forward (bot/language/encoders/lean.py:40)"
    assert part_of([loop, turn, encode, "linear (torch/nn/functional.py:1)"]) == "deep encoders"
    assert part_of([loop, turn]) == "Rasa"
    assert part_of([loop]) == REST


def test_threads_that_wait_for_work_count_for_nothing() -> None:
    found = shares(
        [
            "Thread.run (threading.py:1);_worker (concurrent/futures/thread.py:81) 90",
            "Thread.run (threading.py:1);do_commit (sqlalchemy/engine/default.py:954) 3",
            "Thread.run (threading.py:1);Handle._run (asyncio/events.py:80) 1",
        ]
    )
    assert found == {"database": 0.75, REST: 0.25}
