"""Calls that may hang are given up; what they return later is released."""

import threading

import pytest

from kiosk.cloud.sinks.bounded import never, within
from kiosk.core.errors import UnconfirmedError

PATIENCE_S = 30


def test_results_and_errors_pass_through():
    assert within(PATIENCE_S, never, lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        within(PATIENCE_S, never, lambda: 1 // 0)


@pytest.mark.parametrize("cancelled", [True, False])
def test_a_call_that_hangs_is_given_up_and_its_result_released(cancelled):
    go_on, released = threading.Event(), threading.Event()
    late = []

    def hang():
        assert go_on.wait(PATIENCE_S)
        return "connection"

    def release(result):
        late.append(result)
        released.set()

    with pytest.raises(UnconfirmedError):
        within(PATIENCE_S if cancelled else 0.05, lambda: cancelled, hang, release)
    assert not late
    go_on.set()
    assert released.wait(PATIENCE_S)
    assert late == ["connection"]


def test_an_error_that_comes_too_late_disturbs_nobody():
    go_on = threading.Event()

    def hang():
        assert go_on.wait(PATIENCE_S)
        raise OSError

    with pytest.raises(UnconfirmedError):
        within(0.05, never, hang)
    go_on.set()
