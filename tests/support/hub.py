"""A Hugging Face hub of one model, on this machine."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

COMMIT = "0123456789abcdef0123456789abcdef01234567"


@contextmanager
def serve(model: str, folder: Path) -> Iterator[str]:
    """The address at which the model of ``folder`` can be fetched by this name."""

    class Hub(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self._answer()

        def do_GET(self) -> None:
            self.wfile.write(self._answer())

        def _answer(self) -> bytes:
            path = self.path.partition("?")[0]
            if path.startswith(f"/api/models/{model}"):
                return self._send(json.dumps(_describe(model, folder, tree="/tree/" in path)).encode())
            file = folder / path.removeprefix(f"/{model}/resolve/{COMMIT}/")
            if path.startswith(f"/{model}/") and file.is_file():
                return self._send(file.read_bytes())
            self.send_response(404)
            self.send_header("X-Error-Code", "EntryNotFound" if path.startswith(f"/{model}/") else "RepoNotFound")
            self.end_headers()
            return b""

        def _send(self, content: bytes) -> bytes:
            self.send_response(200)
            self.send_header("Content-Length", str(len(content)))
            self.send_header("ETag", f'"{hashlib.sha1(content).hexdigest()}"')
            self.send_header("X-Repo-Commit", COMMIT)
            self.end_headers()
            return content

        def log_message(self, format: str, *args: Any) -> None:
            """Quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Hub) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


def _describe(model: str, folder: Path, *, tree: bool) -> object:
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    names = [(path.relative_to(folder).as_posix(), path) for path in files]
    if tree:
        return [
            {
                "type": "file",
                "path": name,
                "size": path.stat().st_size,
                "oid": hashlib.sha1(path.read_bytes()).hexdigest(),
            }
            for name, path in names
        ]
    return {"id": model, "sha": COMMIT, "siblings": [{"rfilename": name} for name, _ in names]}
