"""``answerdesk kb test`` and ``kb diff``: the gate for those who live in git and CI."""
