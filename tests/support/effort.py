"""How much of what is drawn at random is tried: a part by `make test`, all of it with ANSWERDESK_THOROUGH=1."""

from __future__ import annotations

import os

THOROUGH = bool(os.environ.get("ANSWERDESK_THOROUGH"))
