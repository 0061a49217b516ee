"""Rasa's own intent classifiers through its NLU graph; a script for a process of its own.

A job on stdin: ``{"pipeline", "train": [[text, intent]], "texts"}``; on the last line of stdout for each text
``[intent, confidence]``, the best intent before FallbackClassifier had its say.
"""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

SPARSE: Final[list[dict[str, Any]]] = [
    {"name": "WhitespaceTokenizer"},
    {"name": "RegexFeaturizer"},
    {"name": "LexicalSyntacticFeaturizer"},
    {"name": "CountVectorsFeaturizer"},
    {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
]
FALLBACK: Final[dict[str, Any]] = {"name": "FallbackClassifier", "threshold": 0.3, "ambiguity_threshold": 0.1}
PIPELINES: Final[dict[str, list[dict[str, Any]]]] = {
    "DIET": [*SPARSE, {"name": "DIETClassifier", "epochs": 100, "constrain_similarities": True}, FALLBACK],
    "LogisticRegressionClassifier": [*SPARSE, {"name": "LogisticRegressionClassifier"}, FALLBACK],
}


def main() -> None:
    """Train, ask, answer."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from bot.dialogue.quiet import silence_rasa, warnings_to

    job = json.load(sys.stdin)
    silence_rasa()
    with tempfile.TemporaryDirectory() as folder, warnings_to(lambda _: None):
        model = _train(Path(folder), PIPELINES[job["pipeline"]], job["train"])
        found = asyncio.run(_ask(model, job["texts"]))
    print(json.dumps(found))


def _train(folder: Path, pipeline: list[dict[str, Any]], rows: list[list[str]]) -> str:
    import rasa.model_training
    import yaml
    from rasa.shared.nlu.training_data.formats.rasa_yaml import RasaYAMLWriter
    from rasa.shared.nlu.training_data.message import Message
    from rasa.shared.nlu.training_data.training_data import TrainingData

    config = {"recipe": "default.v1", "assistant_id": "peer", "language": "en", "pipeline": pipeline}
    (folder / "config.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    examples = [Message.build(text=text, intent=intent) for text, intent in rows]
    RasaYAMLWriter().dump(str(folder / "nlu.yml"), TrainingData(examples))
    made = rasa.model_training.train_nlu(
        config=str(folder / "config.yml"), nlu_data=str(folder / "nlu.yml"), output=str(folder / "models")
    )
    return str(made)


async def _ask(model: str, texts: list[str]) -> list[tuple[str, float]]:
    from rasa.core.agent import Agent

    agent = Agent.load(model)
    found = []
    for text in texts:
        ranking = (await agent.parse_message(text)).get("intent_ranking") or []
        best = [(str(one["name"]), float(one["confidence"])) for one in ranking if one["name"] != "nlu_fallback"]
        found.append(best[0] if best else ("", 0.0))
    return found


if __name__ == "__main__":
    main()
