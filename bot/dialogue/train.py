"""Training: config, domain and data become a model archive; the last three are kept."""

from __future__ import annotations

import ast
import hashlib
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, strftime

from bot.dialogue import archives
from bot.dialogue.errors import TrainingFailed
from bot.dialogue.quiet import silence_rasa, warnings_to

CONFIG = "config.yml"
# What the model is made of beside the data: our components and all that they import, and the weights they read.
CODE = (
    "bot/core/language.py",
    "bot/dialogue/nlu/featurizer.py",
    "bot/dialogue/nlu/gate.py",
    "bot/dialogue/nlu/intent_model.py",
    "bot/dialogue/nlu/intents.py",
    "bot/dialogue/nlu/kernel.py",
    "bot/dialogue/nlu/language.py",
    "bot/dialogue/nlu/mood.py",
    "bot/dialogue/nlu/mood_model.py",
    "bot/dialogue/nlu/support.py",
    "bot/dialogue/nlu/tokenizer.py",
    "bot/language/encoders/encoder.py",
    "bot/language/encoders/lean.py",
    "bot/language/encoders/prompts.py",
    "bot/language/encoders/shared_space.py",
    "bot/language/encoders/shipped.py",
    "bot/language/mood/mood.py",
    "bot/language/mood/mood_words.py",
    "bot/language/mood/settled.py",
    "bot/language/text/detect.py",
    "bot/language/text/english.py",
    "bot/language/text/foreign.py",
    "bot/language/text/keyboard.py",
    "bot/language/text/lemmas.py",
    "bot/language/text/stop_words.py",
    "bot/language/text/translit.py",
)
WEIGHTS = "models/encoder/SHA256SUMS"


def train(
    root: Path,
    out: Path,
    *,
    training: tuple[Path, ...] = (),
    say: Callable[[str], None],
    told: Callable[[int, int], None] | None = None,
) -> Path:
    """Train on ``root`` (config.yml, domain.yml, data/) and put the archive into ``out``; raises TrainingFailed.

    ``training`` are more folders of data, such as the examples of one business; those that are not there are left out.
    ``told`` hears how many steps of how many are done.
    """
    started = monotonic()
    made_from = fingerprint(root, training)
    say("Training the dialogue model; this takes about a minute.")
    out.mkdir(parents=True, exist_ok=True)
    archives.clear_unfinished(out)
    name = f"{strftime('%Y%m%d-%H%M%S')}-{made_from[:8]}-{os.getpid()}"
    with TemporaryDirectory(prefix=archives.UNFINISHED, dir=out) as work:
        with warnings_to(say), _telling(told):
            made = _train(root, Path(work), _folders(root, training), name=name)
        archive = archives.put(made, out, made_from)
    say(f"The model is ready after {monotonic() - started:.0f} seconds: {archive}")
    return archive


@contextmanager
def _telling(told: Callable[[int, int], None] | None) -> Iterator[None]:
    """Inside, each node of a graph that Rasa has run is told."""
    if told is None:
        yield
        return
    from dask.callbacks import Callback

    def tell(
        _key: object, _result: object, _graph: object, state: Mapping[str, Collection[object]], _id: object
    ) -> None:
        told(len(state["finished"]), sum(len(state[name]) for name in ("finished", "ready", "waiting", "running")))

    with Callback(posttask=tell):  # type: ignore[no-untyped-call]  # dask has no types
        yield


def tell_file(file: int) -> Callable[[int, int], None]:
    """Tells whoever reads the other end of this pipe: "3 14" on a line of its own is three steps of fourteen."""

    def tell(done: int, total: int) -> None:
        with suppress(OSError):  # nobody reads any more: the training goes on
            os.write(file, f"{done} {total}\n".encode())

    return tell


def is_current(root: Path, out: Path, training: tuple[Path, ...] = ()) -> bool:
    """Whether the newest model was made from exactly these files, and is whole."""
    newest = archives.find_newest(out)
    return (
        newest is not None and archives.made_from(newest) == fingerprint(root, training) and archives.is_sound(newest)
    )


def fingerprint(root: Path, training: tuple[Path, ...] = ()) -> str:
    """SHA-256 over everything the model is made from, in an order that does not depend on the machine."""
    digest = hashlib.sha256()
    for name, path in _sources(root, training):
        content = path.read_bytes() if path.suffix != ".py" else _meaning(path)
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _sources(root: Path, training: tuple[Path, ...]) -> Iterator[tuple[str, Path]]:
    """Each file under a name that does not say where the folder of its data lies."""
    for number, folder in enumerate(_folders(root, training)):
        for path in sorted(folder.rglob("*.yml")):
            yield f"data{number}/{path.relative_to(folder).as_posix()}", path
    for name in (CONFIG, "domain.yml", *CODE, WEIGHTS):
        if (root / name).exists():
            yield name, root / name


def _folders(root: Path, training: tuple[Path, ...]) -> list[Path]:
    """Each folder of data once; what a project without examples of its own lacks is no mistake."""
    found = [folder.resolve() for folder in (root / "data", *training) if folder.is_dir()]
    return list(dict.fromkeys(found))


def _meaning(module: Path) -> bytes:
    """A module without comments and layout: these cost nobody a training."""
    return ast.dump(ast.parse(module.read_bytes())).encode()


def _train(root: Path, out: Path, folders: Iterable[Path], *, name: str) -> Path:
    silence_rasa()
    os.environ["RASA_MAX_CACHE_SIZE"] = "0"  # Rasa's cache does not see changes in the modules our components use
    import rasa.model_training
    from rasa.shared.exceptions import RasaException

    try:
        result = rasa.model_training.train(
            domain=str(root / "domain.yml"),
            config=str(root / CONFIG),
            training_files=list(map(str, folders)),
            output=str(out),
            force_training=True,
            fixed_model_name=name,
        )
    except RasaException as error:
        raise TrainingFailed(problem=str(error)) from error
    if result.code or not result.model:
        raise TrainingFailed(problem="Rasa found no training data.")
    return Path(result.model)
