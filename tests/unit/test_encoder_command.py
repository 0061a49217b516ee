"""``answerdesk encoder``: another encoder is compared first and taken when it is no worse."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli.main import cli
from bot.language.encoders.choice import FILE
from bot.language.encoders.open import deep_encoder
from bot.language.encoders.pair import open_encoders
from tests.support.engine import write_article
from tests.support.hub import COMMIT, serve
from tests.support.tiny_model import make_model

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 300
ARTICLES = {
    "delivery/cost": ("Сколько стоит доставка?", '["почём курьер", "курьер дорогой"]'),
    "refunds/terms": ("Когда вернут деньги?", '["хочу назад свои гривны", "гривны обратно"]'),
    "care/flowers": ("Как поливать розы?", '["уход за бутоном", "бутоном займусь сам"]'),
}
GOOD = {"доставка": 0, "курьер": 0, "деньги": 1, "гривны": 1, "розы": 2, "бутоном": 2}
BAD = {"доставка": 0, "курьер": 1, "деньги": 1, "гривны": 2, "розы": 2, "бутоном": 0}


@pytest.fixture
def place(tmp_path: Path) -> dict[str, str]:
    """Settings of an installation with three articles."""
    for key, (title, golden) in ARTICLES.items():
        path = tmp_path / "articles" / "ru" / f"{key}.md"
        path.parent.mkdir(parents=True)
        path.write_text(write_article(title=title, body="Ответ.", golden=golden))
    return {
        "ANSWERDESK_KNOWLEDGE_BASE": str(tmp_path / "articles"),
        "ANSWERDESK_MODELS": str(tmp_path / "models"),
        "ANSWERDESK_HOME": str(tmp_path),
    }


def _run(place: Mapping[str, str], *args: str) -> tuple[int, str]:
    """In this process: the exit status and everything printed."""
    done = CliRunner().invoke(cli, ["encoder", *args], env=dict(place))
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


def _run_apart(place: Mapping[str, str], *args: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """In a process of its own, which reads the hub's variables at its start."""
    return subprocess.run(
        [sys.executable, "-m", "bot.cli.main", "encoder", *args],
        cwd=ROOT,
        env={**os.environ, **place, "HF_HUB_OFFLINE": "0", "NO_PROXY": "127.0.0.1", **environment},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def _chosen(place: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = json.loads((Path(place["ANSWERDESK_MODELS"]) / FILE).read_text())
    return found


def test_a_better_encoder_is_taken_and_a_worse_one_refused_unless_forced(place: dict[str, str], tmp_path: Path) -> None:
    bad, good = make_model(tmp_path / "bad", BAD), make_model(tmp_path / "good", GOOD)
    models = Path(place["ANSWERDESK_MODELS"])

    status, says = _run(place, "use", str(good), "--query-prefix", "вопрос: ", "--passage-prefix", "")
    assert status == 0, says
    assert "→ 100.0 %" in says and "ms (median)" in says
    assert "is started again" in says
    taken = _chosen(place)
    assert taken | {"revision": ""} == {
        "model": str(good),
        "revision": "",
        "backend": "torch",
        "query_prefix": "вопрос: ",
        "passage_prefix": "",
    }
    deep = open_encoders(models, "").deep
    assert deep is not None and str(good) in deep.name

    status, says = _run(place, "use", str(bad))
    assert status == 1
    assert "  - the right article is the likeliest: 100.0 % before, 0.0 % after" in says
    assert "add --force" in says and "The encoder in use stays." in says
    assert _chosen(place) == taken
    assert sorted(path.name for path in models.iterdir()) == [FILE, "index"]  # nothing of the trial is left

    assert _run(place, "use", str(bad), "--force")[0] == 0
    assert _chosen(place)["model"] == str(bad)
    assert _run(place, "use", "shipped")[0] == 0
    assert not (models / FILE).exists()
    assert open_encoders(models, "").deep is deep_encoder()


def test_the_index_of_the_trial_is_the_one_in_use_afterwards(place: dict[str, str], tmp_path: Path) -> None:
    model, home = make_model(tmp_path / "good", GOOD), Path(place["ANSWERDESK_MODELS"]) / "index"
    assert _run(place, "use", str(model))[0] == 0
    latest = home / (home / "latest").read_text()
    assert str(model) in json.loads((latest / "index.json").read_text())["encoders"][1]
    status, says = _run(place, "use", str(model))
    assert (status, "in use already" in says) == (0, True)
    status, says = _run(place, "list")
    assert status == 0
    assert any(line.startswith(f"* {model}") and " 8 dimensions" in line for line in says.splitlines())
    assert any(line.startswith("  shipped ") and "512 dimensions" in line for line in says.splitlines())


def test_without_golden_questions_nothing_is_compared_or_taken(place: dict[str, str], tmp_path: Path) -> None:
    for path in Path(place["ANSWERDESK_KNOWLEDGE_BASE"]).rglob("*.md"):
        path.write_text("\n".join(line for line in path.read_text().splitlines() if not line.startswith("golden")))
    status, says = _run(place, "use", str(make_model(tmp_path / "good", GOOD)))
    assert status == 1
    assert "no article has golden questions" in says


def test_the_setting_is_named_when_it_would_win_over_the_choice(place: dict[str, str], tmp_path: Path) -> None:
    status, says = _run({**place, "ANSWERDESK_ENCODER": "shipped"}, "use", str(tmp_path))
    assert status == 1
    assert "ANSWERDESK_ENCODER=shipped decides" in says


def test_a_chosen_model_that_is_gone_leaves_the_shipped_encoder_answering(
    place: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    encoders = open_encoders(Path(place["ANSWERDESK_MODELS"]), "nobody/nothing")
    assert encoders.deep is deep_encoder()
    assert "`answerdesk encoder use nobody/nothing` fetches it" in caplog.text


@pytest.mark.parametrize("environment", [{"HF_ENDPOINT": "http://127.0.0.1:9"}, {"HF_HUB_OFFLINE": "1"}])
def test_an_unreachable_hub_is_one_clear_sentence(
    place: dict[str, str], tmp_path: Path, environment: dict[str, str]
) -> None:
    done = _run_apart(place, "use", "tiny/words", HF_HOME=str(tmp_path / "hub"), **environment)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "tiny/words is not on this machine and the Hugging Face hub can't be reached" in done.stderr
    assert done.stderr.splitlines()[-1] == "The encoder in use stays."
    assert not (Path(place["ANSWERDESK_MODELS"]) / FILE).exists()


def test_a_model_is_fetched_from_the_hub_and_works_without_it_afterwards(place: dict[str, str], tmp_path: Path) -> None:
    home = str(tmp_path / "hub")
    with serve("tiny/words", make_model(tmp_path / "good", GOOD)) as address:
        done = _run_apart(place, "use", "tiny/words", HF_HOME=home, HF_ENDPOINT=address)
        assert done.returncode == 0, done.stderr
        unknown = _run_apart(place, "use", "tiny/nothing", HF_HOME=home, HF_ENDPOINT=address)
    assert (unknown.returncode, "no public model tiny/nothing" in unknown.stderr) == (1, True)
    assert _chosen(place)["revision"] == COMMIT
    listed = _run_apart(place, "list", HF_HOME=home, HF_HUB_OFFLINE="1")
    assert any(line.startswith("* tiny/words ") for line in listed.stdout.splitlines())
    assert open_in(place, home) == "tiny/words@0123456789ab"


def open_in(place: Mapping[str, str], home: str) -> str:
    """The name of the encoder an engine would load, without its prompts."""
    code = (
        "from pathlib import Path; from bot.language.encoders.pair import open_encoders;"
        f"print(open_encoders(Path({place['ANSWERDESK_MODELS']!r}), '').deep.name)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "HF_HOME": home, "HF_HUB_OFFLINE": "1"},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=True,
    )
    return done.stdout.split()[0]
