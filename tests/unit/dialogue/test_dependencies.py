"""Rasa's metadata is replaced in pyproject.toml: what we use of it works with the versions installed.

The other tests of this folder train, load and run a model on them; these look at the corners.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.dialogue.rasa_dialogue import RasaDialogue
from bot.dialogue.train import train
from tests.unit.dialogue.small import ROOT, SmallFinder, Talk, shop

SERVE = """
import asyncio, sys
from pathlib import Path
from bot.dialogue.rasa_dialogue import RasaDialogue
from tests.unit.dialogue.small import SmallFinder, shop

engine = RasaDialogue.load(Path(sys.argv[1]), SmallFinder(), shop)
understood = asyncio.run(engine.turn(state="", text="где мой заказ", language="ru"))
print(understood.turn.step.value, "tensorflow" in sys.modules)
"""


def _run(*command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "RASA_TELEMETRY_ENABLED": "false", "HF_HUB_OFFLINE": "1"}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=300, check=False)


def test_a_model_is_served_without_tensorflow_and_prints_nothing_of_its_own(model: Path) -> None:
    done = _run(sys.executable, "-c", SERVE, str(model), cwd=ROOT)
    assert done.stdout.strip() == "ask False", done.stderr


def test_two_models_serve_side_by_side(model: Path, talk: Talk) -> None:
    RasaDialogue.load(model, SmallFinder(), shop)
    assert talk("привет")[0].turn.say == "greet"


@pytest.mark.slow
def test_the_diet_pipeline_trains_and_serves(project: Path, tmp_path: Path, talk: Talk) -> None:
    import asyncio
    import shutil

    copy = Path(shutil.copytree(project, tmp_path / "copy"))
    diet = (ROOT / "config.diet.yml").read_text(encoding="utf-8").replace("epochs: 60", "epochs: 2")
    (copy / "config.yml").write_text(diet, encoding="utf-8")
    engine = RasaDialogue.load(train(copy, tmp_path / "out", say=lambda _: None), SmallFinder(), shop)
    assert asyncio.run(engine.turn(state="", text="привет", language="ru")).turn.language == "ru"


@pytest.mark.slow
def test_rasa_itself_finds_no_fault_with_the_project() -> None:
    rasa = str(Path(sys.executable).with_name("rasa"))
    done = _run(rasa, "data", "validate", "--fail-on-warnings", cwd=ROOT)
    assert done.returncode == 0, done.stderr[-3000:]


@pytest.mark.slow
def test_rasas_own_test_of_the_conversations_passes(model: Path, tmp_path: Path) -> None:
    rasa = str(Path(sys.executable).with_name("rasa"))
    stories = str(ROOT / "tests" / "test_stories.yml")
    done = _run(rasa, "test", "core", "--model", str(model), "--stories", stories, "--out", str(tmp_path), cwd=ROOT)
    assert done.returncode == 0, done.stderr[-3000:]
    assert (
        (tmp_path / "failed_test_stories.yml")
        .read_text(encoding="utf-8")
        .startswith("# None of the test stories failed")
    )
