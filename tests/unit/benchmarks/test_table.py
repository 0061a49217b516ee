"""Results are merged, shown side by side, and losses are named."""

from __future__ import annotations

from pathlib import Path

from benchmarks.report import losses
from benchmarks.table import Figure, load, render_side_by_side, save


def figure(system: str, value: float, *, metric: str = "accuracy", bound: str = "") -> Figure:
    return Figure(metric=metric, subject="set", system=system, value=value, unit="%", bound=bound)


def test_a_new_run_replaces_what_it_measured_again_and_keeps_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    save([figure("answerdesk", 1), figure("peer", 2)], path)
    save([figure("answerdesk", 3)], path)
    assert {one.system: one.value for one in load(path)} == {"peer": 2, "answerdesk": 3}


def test_ours_and_peers_stand_in_one_line() -> None:
    lines = render_side_by_side([figure("answerdesk", 90, bound="95 %"), figure("peer", 80)]).splitlines()
    assert lines[-1] == "| accuracy | set | 90 % | 95 % | 80 % |  |"


def test_a_promise_not_kept_and_a_better_peer_are_losses() -> None:
    found = losses([figure("answerdesk", 90, bound="95 %"), figure("peer", 92)])
    assert found == ["accuracy, set: 90 %, promised 95 %", "accuracy, set: peer is better, 92 % against 90 %"]


def test_of_errors_less_is_better() -> None:
    assert losses([figure("answerdesk", 2, metric="expected calibration error", bound="3 %")]) == []
