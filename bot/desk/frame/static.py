"""The desk's own files; there is no folder to walk through."""

from __future__ import annotations

import hashlib
from pathlib import Path

from fastapi import APIRouter, Response
from fastapi.responses import FileResponse

from bot.desk.frame.base import HOME

FOLDER = Path(__file__).parent / "static"
STYLES = (
    "desk.css",
    "column.css",
    "pages.css",
    "reply.css",
    "acts.css",
    "writing.css",
    "board.css",
    "teams.css",
    "insights.css",
    "numbers.css",
    "reviews.css",
    "tuning.css",
    "staffing.css",
    "spikes.css",
    "import.css",
    "shelf.css",
    "editor.css",
    "gate.css",
)
SCRIPTS = (
    "desk.js",
    "column.js",
    "reply.js",
    "picker.js",
    "files.js",
    "keys.js",
    "acts.js",
    "company.js",
    "seen.js",
    "later.js",
    "suggest.js",
    "answers.js",
    "zoom.js",
    "alarm.js",
    "clocks.js",
    "palette.js",
    "push.js",
    "import.js",
    "editor.js",
    "toolbar.js",
    "enclose.js",
    "preview.js",
)  # in this order: each adds to the first
WORKER = "worker.js"  # runs when no page is open, and for all of them: it may reach beyond its folder
FILES = {
    **dict.fromkeys(STYLES, "text/css"),
    **dict.fromkeys(SCRIPTS, "text/javascript"),
    "icon.svg": "image/svg+xml",
    WORKER: "text/javascript",
}


def static_routes() -> APIRouter:
    """GET /desk/static/{name}, whatever stands after the slash; open to everybody, the login page needs it."""
    router = APIRouter(prefix=f"{HOME}/static")

    @router.get("/{name:path}")
    async def show(name: str, v: str = "") -> Response:
        if name not in FILES:
            return Response(status_code=404)
        kept = "public, max-age=31536000, immutable" if v else "no-cache"
        headers = {"Cache-Control": kept} | ({"Service-Worker-Allowed": "../../desk"} if name == WORKER else {})
        return FileResponse(FOLDER / name, media_type=FILES[name], headers=headers)

    return router


def fingerprint() -> str:
    """Changes with the files, so that a browser never mixes two versions."""
    digest = hashlib.sha256()
    for name in sorted(FILES):
        digest.update((FOLDER / name).read_bytes())
    return digest.hexdigest()[:12]
