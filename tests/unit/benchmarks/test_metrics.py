"""The figures of the benchmark on data small enough to count by hand."""

from __future__ import annotations

import math

import pytest

from benchmarks import metrics


def test_auroc_is_one_when_every_message_inside_scores_higher() -> None:
    assert metrics.auroc([0.8, 0.9], [0.1, 0.7]) == 1.0


def test_auroc_is_a_half_when_scores_say_nothing() -> None:
    assert metrics.auroc([0.5, 0.5], [0.5]) == 0.5


def test_auroc_counts_the_pairs_in_the_right_order() -> None:
    assert metrics.auroc([0.9, 0.3], [0.5, 0.1]) == pytest.approx(3 / 4)


def test_auroc_refuses_one_kind_only() -> None:
    with pytest.raises(ValueError, match="both kinds"):
        metrics.auroc([0.5], [])


def test_recall_counts_what_falls_below_the_cut_that_spares_those_inside() -> None:
    inside = [place / 20 for place in range(20)]  # one of twenty, 0.0, may be turned away: the cut is 0.05
    assert metrics.recall_at_rejected(inside, [-0.1, 0.01, 0.05, 0.4]) == 0.5


def test_no_more_are_turned_away_than_allowed_when_scores_are_equal() -> None:
    assert metrics.recall_at_rejected([0.3] * 20, [0.3, 0.2]) == 0.5


def test_the_cut_is_the_lowest_that_keeps_the_precision() -> None:
    assert metrics.choose_cut([0.9, 0.8, 0.7, 0.6], [True, True, False, False], 0.66) == 0.7


def test_a_precision_nothing_reaches_has_no_cut() -> None:
    assert metrics.choose_cut([0.9, 0.8], [False, True], 0.9) == metrics.NEVER


def test_equal_scores_are_answered_together_or_not_at_all() -> None:
    assert metrics.choose_cut([0.9, 0.5, 0.5], [True, True, False], 0.9) == 0.9


def test_weights_make_wrong_ones_count_more() -> None:
    assert metrics.choose_cut([0.9, 0.8], [True, False], 0.5) == 0.8
    assert metrics.choose_cut([0.9, 0.8], [True, False], 0.5, weights=[1, 3]) == 0.9


def test_safe_automation_is_the_share_answered_and_how_much_of_it_is_right() -> None:
    found = metrics.safe_automation([0.9, 0.8, 0.3, 0.2], [True, False, True, True], cut=0.5)
    assert found == metrics.Automation(answered=0.5, precision=0.5)


def test_answering_nothing_is_never_wrong() -> None:
    found = metrics.safe_automation([0.9], [True], cut=metrics.NEVER)
    assert found == metrics.Automation(answered=0.0, precision=1.0)


def test_an_honest_promise_has_no_calibration_error() -> None:
    assert metrics.calibration_error([0.5] * 4, [True, False, True, False]) == 0.0


def test_calibration_error_is_the_distance_weighed_by_the_size_of_the_bins() -> None:
    error = metrics.calibration_error([1.0, 1.0, 1.0, 0.25], [True, True, True, True], count=10)
    assert error == pytest.approx(0.75 / 4)


def test_bins_hold_every_promise_from_nought_to_one() -> None:
    found = metrics.bins([0.0, 1.0, 0.999], [False, True, False], count=10)
    assert [(one.count, one.kept) for one in found] == [(1, 0.0), (2, 0.5)]


def test_spread_of_one_value_is_nought() -> None:
    assert metrics.mean_spread([0.25]) == (0.25, 0.0)
    mean, spread = metrics.mean_spread([1.0, 3.0])
    assert mean == 2.0
    assert spread == pytest.approx(math.sqrt(2))


def test_true_probabilities_show_an_error_too_the_smaller_the_more_cases_there_are() -> None:
    few, many = metrics.calibration_floor([0.5] * 20), metrics.calibration_floor([0.5] * 2000)
    assert 0.05 < few < 0.15
    assert many < 0.02
    assert metrics.calibration_floor([0.0, 1.0] * 10) == 0.0
