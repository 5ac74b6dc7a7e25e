"""The source that misbehaves by script."""

import threading
from contextlib import suppress
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.capture.faults import Fault, FaultKind, FaultScript, FaultySource
from kiosk.core.errors import SourceError


def _faulty(counting_source, text: str) -> FaultySource:
    source = FaultySource(counting_source(period_s=0), FaultScript.parse(text))
    source.open()
    return source


def test_script_is_read() -> None:
    script = FaultScript.parse("unplug@30x2, freeze@60x90,hang@200x1.5")
    assert script.faults == (
        Fault(FaultKind.UNPLUG, 30, 2),
        Fault(FaultKind.FREEZE, 60, 90),
        Fault(FaultKind.HANG, 200, 1.5),
    )


@pytest.mark.parametrize("text", ["", "explode@3", "freeze", "freeze@", "freeze@-1", "black@1x"])
def test_malformed_script_says_what_is_wrong(text: str) -> None:
    with pytest.raises(SourceError, match="no fault") as caught:
        FaultScript.parse(text)
    assert "unplug" in caught.value.hint


@given(st.text())
def test_any_text_is_a_script_or_an_error(text: str) -> None:
    with suppress(SourceError):
        assert FaultScript.parse(text).faults


def test_pictures_are_spoilt_as_scripted(counting_source) -> None:
    source = _faulty(counting_source, "freeze@2x2,black@5,resize@6,garbage@7")
    frames = [source.read() for _ in range(9)]
    levels = [None if i == 7 else int(f.image[0, 0, 0]) for i, f in enumerate(frames)]
    assert levels == [0, 1, 1, 1, 4, 0, 6, None, 8]
    assert [f.seq for f in frames] == list(range(9))
    assert all(b.captured_ns >= a.captured_ns for a, b in pairwise(frames))
    assert frames[6].image.shape == (12, 16, 3)
    assert frames[7].image.dtype == np.float64
    assert not any(f.image.flags.writeable for i, f in enumerate(frames) if i != 7)


def test_unplugged_until_opened_often_enough(counting_source) -> None:
    script = FaultScript.parse("unplug@1x3")
    source = FaultySource(counting_source(period_s=0), script)
    source.open()
    assert source.read() is not None
    with pytest.raises(SourceError, match="unplugged"):
        source.read()
    for _ in range(2):
        with pytest.raises(SourceError, match="unplugged"):
            FaultySource(counting_source(), script).open()
    again = FaultySource(counting_source(period_s=0), script)
    again.open()
    assert again.read() is not None


def test_hanging_read_is_not_freed_by_closing(counting_source) -> None:
    script = FaultScript.parse("hang@0")
    source = FaultySource(counting_source(period_s=0), script)
    source.open()
    frames = []
    reader = threading.Thread(target=lambda: frames.append(source.read()))
    reader.start()
    source.close()
    reader.join(0.05)
    assert reader.is_alive()
    script.released.set()
    reader.join(20)
    assert len(frames) == 1


def test_end_of_the_wrapped_source_comes_through(counting_source) -> None:
    source = FaultySource(counting_source(length=1, period_s=0), FaultScript.parse("black@5"))
    source.open()
    assert source.read() is not None
    assert source.read() is None
