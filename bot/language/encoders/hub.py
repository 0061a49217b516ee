"""Models from the Hugging Face hub or from a folder: the one place that knows the hub's errors."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from bot.language.encoders.encoder import EncoderUnusable

# Weights for other programs; they can be larger than everything else together.
_NOT_NEEDED: Final = ("onnx/*", "openvino/*", "*.h5", "*.msgpack", "*.ot", "*.gguf", "*.mlmodel", "*/coreml/*")
_REVISION: Final = 12  # letters of a commit or checksum that tell versions apart


def find(model: str, revision: str = "") -> Path:
    """The model's folder on this machine (a path, or what was fetched before); never asks the hub."""
    folder = Path(model).expanduser()
    return folder.resolve() if folder.is_dir() else _snapshot(model, revision, local=True)


def fetch(model: str) -> Path:
    """The model's folder, fetched from the hub if it is none on this machine; shows how far it is."""
    folder = Path(model).expanduser()
    return folder.resolve() if folder.is_dir() else _snapshot(model, "", local=False)


def revision_of(folder: Path) -> str:
    """Names the contents: the commit of a fetched model, else a checksum over all files."""
    if folder.parent.name == "snapshots":
        return folder.name
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(folder).as_posix()}\0{path.stat().st_size}\0".encode())
        with path.open("rb") as file:
            hashlib.file_digest(file, lambda: digest)  # goes on where it is
    return digest.hexdigest()


def short(revision: str) -> str:
    """Enough of it to tell versions apart."""
    return revision[:_REVISION]


def cached() -> list[tuple[str, Path]]:
    """Names and folders of the sentence-transformers models fetched before, by this product or another program."""
    from huggingface_hub import scan_cache_dir
    from huggingface_hub.errors import CacheNotFound

    try:
        repositories = scan_cache_dir().repos
    except CacheNotFound:
        return []
    found = [
        (repository.repo_id, revision.snapshot_path)
        for repository in repositories
        for revision in repository.revisions
        if (revision.snapshot_path / "modules.json").is_file()
    ]
    return sorted(found)


def _snapshot(model: str, revision: str, *, local: bool) -> Path:
    import httpx
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import GatedRepoError, HFValidationError, LocalEntryNotFoundError
    from huggingface_hub.errors import RepositoryNotFoundError as Unknown

    try:
        found = snapshot_download(
            model, revision=revision or None, local_files_only=local, ignore_patterns=list(_NOT_NEEDED)
        )
    except HFValidationError as error:
        raise EncoderUnusable(f"“{model}” is neither a folder here nor the name of a model") from error
    except GatedRepoError as error:
        raise EncoderUnusable(
            f"{model} asks for consent: give it on the model's page, then run `hf auth login`"
        ) from error
    except Unknown as error:
        raise EncoderUnusable(f"the Hugging Face hub knows no public model {model}; check the name") from error
    except LocalEntryNotFoundError as error:
        raise EncoderUnusable(_missing(model, local=local)) from error
    except (OSError, httpx.HTTPError) as error:
        raise EncoderUnusable(f"{model} could not be fetched ({type(error).__name__}: {error})") from error
    return Path(found)


def _missing(model: str, *, local: bool) -> str:
    if local:
        return f"{model} is not on this machine; `answerdesk encoder use {model}` fetches it"
    return (
        f"{model} is not on this machine and the Hugging Face hub can't be reached (no network, or HF_HUB_OFFLINE is "
        "set); connect and try again, or copy the model's folder here and give its path instead of the name"
    )
