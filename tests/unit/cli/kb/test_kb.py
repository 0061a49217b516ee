"""The gate of those who live in git and CI."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from bot.cli.kb.diffing import diff
from bot.cli.kb.opened import Opened
from bot.cli.kb.table import render_report, to_json
from bot.cli.kb.testing import judge, read_baseline, render, run, share_answered, write_baseline
from bot.cli.kb.testing import to_json as results_to_json
from bot.core.articles.replay import Rank
from bot.core.policy.limits import Thresholds
from bot.errors import BadInput
from bot.knowledge.articles.articles import Library, load_library
from bot.knowledge.articles.revision import read_revision
from bot.service.articles.gate.sampling import list_golden
from tests.support.engine import ScriptedFinder, by_key, make_article, write_article

PRICE = make_article("delivery/cost", title="Delivery price", golden="[what delivery costs]")
OPENING = make_article("shop/open", title="Opening hours", golden="[when are you there]")
LIBRARY = Library(articles=(PRICE, OPENING))


def opened(library: Library) -> Opened:
    return Opened(finder=ScriptedFinder(by_key(library)), thresholds={"en": Thresholds()})


def test_golden_questions_that_are_not_answered_are_listed_with_what_the_bot_does_instead() -> None:
    results = run(opened(LIBRARY), tuple(list_golden(LIBRARY, LIBRARY)), {})
    assert [one.now for one in results] == [Rank.RIGHT, Rank.NOTHING]
    assert share_answered(results) == 50.0
    said = render(results)
    assert "en when are you there  shop/open  -> nothing" in said
    assert "2 golden questions: 1 answered by their article (50.0 %)" in said
    assert (judge(results, least=50.0), judge(results, least=51.0)) == (0, 1)


def test_what_the_baseline_answered_and_the_folder_does_not_is_a_loss(tmp_path: Path) -> None:
    golden = tuple(list_golden(LIBRARY, LIBRARY))
    path = tmp_path / "kb-baseline.json"
    write_baseline(path, run(opened(LIBRARY), golden, {}))
    before = read_baseline(path, must_exist=True)
    changed = Library(articles=(make_article("delivery/cost", title="Couriers"), OPENING))
    results = run(opened(changed), golden, before)
    assert judge(results, least=0.0) == 1
    assert "Lost since the baseline (1)" in render(results)
    assert results_to_json(results)["losses"] == 1


@pytest.mark.parametrize(
    "text", ["", "[]", '{"version": 2, "questions": {}}', '{"version": 1, "questions": {"a": "?"}}']
)
def test_a_broken_baseline_says_how_to_write_one(tmp_path: Path, text: str) -> None:
    path = tmp_path / "kb-baseline.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match="--save"):
        read_baseline(path, must_exist=False)


def test_a_baseline_that_was_named_must_be_there(tmp_path: Path) -> None:
    assert read_baseline(tmp_path / "none.json", must_exist=False) == {}
    with pytest.raises(BadInput):
        read_baseline(tmp_path / "none.json", must_exist=True)


def test_a_diff_tells_what_is_lost_and_gained_as_a_table_and_as_json() -> None:
    after = Library(articles=(make_article("delivery/cost", title="Couriers", golden="[what delivery costs]"), OPENING))
    report = diff(opened(after), LIBRARY, after)
    assert "Lost: answered before, not any more (1)" in render_report(report)
    assert "answer delivery/cost 0.90" in render_report(report)
    assert json.loads(json.dumps(to_json(report.verdicts)))[0]["change"] == "lost"
    back = diff(opened(LIBRARY), after, LIBRARY)
    assert (len(back.losses), back.verdicts[0].change.value) == (0, "gained")


def test_the_folder_is_read_as_it_was_at_a_revision(tmp_path: Path) -> None:
    folder = tmp_path / "knowledge_base"
    path = folder / "en/delivery/cost.md"
    path.parent.mkdir(parents=True)
    path.write_text(write_article(title="Old price"), encoding="utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "-c", "user.name=L", "-c", "user.email=l@example.org", "commit", "-qm", "first")
    path.write_text(write_article(title="New price"), encoding="utf-8")
    (folder / "en/delivery/pickup.md").write_text(write_article(title="Pickup"), encoding="utf-8")
    assert [one.title for one in read_revision(folder, "HEAD").articles] == ["Old price"]
    assert len(load_library(folder).articles) == 2
    with pytest.raises(BadInput, match="no revision 'v9'"):
        read_revision(folder, "v9")
    with pytest.raises(BadInput, match="no revision"):
        read_revision(folder, "--output=x")


def test_a_folder_outside_git_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no git repository"):
        read_revision(tmp_path, "HEAD")


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", "-C", str(folder), *words], check=True, capture_output=True)
