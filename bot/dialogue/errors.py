"""What can go wrong with the dialogue engine. The docstring is the message."""

from __future__ import annotations

from bot.errors import AnswerdeskError


class DialogueError(AnswerdeskError):
    """The dialogue engine failed: {problem}"""


class ModelMissing(DialogueError):
    """There is no trained model at {path}. Run "answerdesk train" to make one; it takes about a minute."""


class ModelUnreadable(DialogueError):
    """The model {path} can't be loaded ({problem}). Run "answerdesk train" to make a new one."""


class TrainingFailed(DialogueError):
    """The model was not trained: {problem} Correct the file named above and run "answerdesk train" again."""


class BadPayload(DialogueError):
    """An action answered with something that is not a turn: {problem}. Check the action's payload."""


class NothingUnderstood(DialogueError):
    """No action answered this message. See the engine's log for the error of the action and correct it."""
