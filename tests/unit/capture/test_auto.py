"""``auto``: the first camera that works, else the scene; never the scene after a camera."""

import sys

import pytest

from kiosk.capture.auto import AutoMemory, AutoSource
from kiosk.core.control import CameraDevice
from kiosk.core.errors import SourceError
from kiosk.core.ports import SourceInfo


class _Machine:
    """Cameras that are present, and those of them that work."""

    def __init__(self, counting_source, clock) -> None:
        self.present: list[str] = []
        self.working: set[str] = set()
        self.budgets_s: list[float] = []
        self.memory = AutoMemory()
        self.counting_source = counting_source
        self.clock = clock

    def source(self) -> AutoSource:
        return AutoSource(
            self.memory,
            cameras=lambda: [CameraDevice(name, name) for name in self.present],
            open_camera=self._camera,
            scene=lambda: self._named("sim:busy"),
            open_timeout_s=10.0,
            clock=self.clock,
        )

    def _camera(self, text: str, open_timeout_s: float):
        self.budgets_s.append(open_timeout_s)
        return self._named(text, fails=text not in self.working)

    def _named(self, name: str, *, fails: bool = False):
        class Named(self.counting_source):
            def open(self) -> SourceInfo:
                if fails:
                    raise SourceError(f"{name} is busy")
                return SourceInfo(name, True, 4, 4, 30.0)

        return Named(period_s=0)


@pytest.fixture
def machine(counting_source, fake_clock) -> _Machine:
    return _Machine(counting_source, fake_clock)


def test_first_camera_that_opens(machine: _Machine) -> None:
    machine.present, machine.working = ["a", "b", "c"], {"b", "c"}
    source = machine.source()
    assert source.open().name == "b"
    assert source.read() is not None
    source.close()
    assert machine.budgets_s == [pytest.approx(10 / 3)] * 2  # the time allowed is shared


def test_scene_without_a_camera_says_so(machine: _Machine) -> None:
    info = machine.source().open()
    assert info.name == "sim:busy"
    assert "no camera was found" in info.detail


def test_scene_when_no_camera_opens_says_why(machine: _Machine) -> None:
    machine.present = ["a"]
    info = machine.source().open()
    assert info.name == "sim:busy"
    assert "a is busy" in info.detail


def test_lost_camera_is_not_replaced_by_simulated_people(machine: _Machine) -> None:
    machine.present, machine.working = ["a"], {"a"}
    machine.source().open()
    machine.present = []
    with pytest.raises(SourceError, match="no camera any more"):
        machine.source().open()
    machine.present, machine.working = ["a"], set()
    with pytest.raises(SourceError, match="a is busy"):
        machine.source().open()
    machine.working = {"a"}
    assert machine.source().open().name == "a"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks again on Linux only")
def test_camera_that_comes_late_ends_the_scene(machine: _Machine, fake_clock) -> None:
    machine.present = ["busy"]
    source = machine.source()
    source.open()
    fake_clock.advance(60)
    assert source.read() is not None  # the one that was refused is no news
    machine.present, machine.working = ["busy", "new"], {"new"}
    assert source.read() is not None  # it does not look at every frame
    fake_clock.advance(60)
    with pytest.raises(SourceError, match="connected"):
        source.read()
    assert machine.source().open().name == "new"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks again on Linux only")
def test_refused_camera_is_tried_again_after_replugging(machine: _Machine, fake_clock) -> None:
    machine.present = ["a"]
    source = machine.source()
    source.open()
    machine.present = []
    fake_clock.advance(60)
    assert source.read() is not None
    machine.present = ["a"]
    fake_clock.advance(60)
    with pytest.raises(SourceError, match="connected"):
        source.read()


def test_close_before_open(machine: _Machine) -> None:
    machine.source().close()
