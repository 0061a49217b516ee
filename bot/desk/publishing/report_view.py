"""What a change does to questions, as lists: before and after."""

from __future__ import annotations

from bot.core.articles.replay import ORDER, Change, Outcome, Report, Verdict
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.desk.frame.weighed import say_share

MOST = 50  # of each kind; the rest is counted


def say_sum(visit: Visit, report: Report) -> str:
    """In one line: how many questions were asked, and what became of them."""
    asked = visit.say("gate-asked", count=report.asked, golden=report.golden)
    counts = [visit.say(f"gate-count-{kind.value}", count=report.count(kind)) for kind in ORDER if report.count(kind)]
    return f"{asked} {' · '.join(counts) or visit.say('gate-nothing')}"


def draw_report(visit: Visit, report: Report) -> None:
    """A list of each kind, the losses first and open."""
    for kind in ORDER:
        verdicts = [one for one in report.verdicts if one.change is kind]
        if not verdicts:
            continue
        loses = any(one.is_loss for one in verdicts)
        with parts.box(f"gate-list gate-{kind.value}", tag="details") as details:
            parts.Text(f"{visit.say(f'gate-{kind.value}')} {len(verdicts)}", tag="summary")
            parts.Text(visit.say(f"gate-{kind.value}-text"), "hint")
            for verdict in verdicts[:MOST]:
                _draw(visit, verdict)
            if len(verdicts) > MOST:
                parts.Text(visit.say("problems-more", count=len(verdicts) - MOST), "muted")
        if loses or kind is Change.MISSED:
            parts.attribute(details, open=True)


def _draw(visit: Visit, verdict: Verdict) -> None:
    with parts.box(f"gate-row {'is-loss' if verdict.is_loss else ''}"):
        with parts.box("gate-question"):
            parts.Text(verdict.question.text, tag="span")
            if verdict.question.golden:
                golden = parts.chip(visit.say("gate-golden"))
                parts.attribute(golden, title=visit.say("gate-golden-text", article=verdict.question.right))
        with parts.box("gate-ways"):
            parts.Text(say_outcome(visit, verdict.before), "gate-before", tag="span")
            parts.Text("→", "muted", tag="span")
            parts.Text(say_outcome(visit, verdict.after), "gate-after", tag="span")


def say_outcome(visit: Visit, outcome: Outcome) -> str:
    """What the bot does, with which article, and how sure it is."""
    act, best = visit.say(f"act-{outcome.act.value}"), outcome.best
    if best is None or not (outcome.shown or outcome.offered):
        return act
    return f"{act}: {best.title}, {say_share(best.probability)}"
