"""A camera that is moved after an audit is noticed, once, and a stand-in scene is not one."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np
import pytest

from kiosk.app.history_keeper import HistoryKeeper
from kiosk.app.scene_watch import SceneWatch
from kiosk.capture.sim.source import SimSource
from kiosk.core.audit import CAMERA_MOVED, COUNTED_WITH, Audit, audited_settings
from kiosk.core.choices import Pace
from kiosk.core.clock import SystemClock
from kiosk.core.problems import ProblemLog
from kiosk.core.settings import HistorySettings, Settings
from kiosk.core.today import TodayBoard
from kiosk.core.types import Detections, Frame, FrameResult, PeopleCount

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray


@pytest.fixture
def history(kiosk_home: object) -> Iterator[HistoryKeeper]:
    clock = SystemClock()
    keeper = HistoryKeeper(HistorySettings(), TodayBoard(UTC), ProblemLog(clock), clock)
    keeper.writer.start()
    assert keeper.writer.flush()
    yield keeper
    assert keeper.stop(20)


@pytest.fixture(scope="module")
def street() -> NDArray[np.uint8]:
    source = SimSource("quiet", pace=Pace.FAST, loop=False)
    source.open()
    frame = source.read()
    source.close()
    assert frame is not None
    return frame.image


def show(watch: SceneWatch, image: NDArray[np.uint8], *, begin_s: int, real: bool = True) -> None:
    """The same picture for half a minute."""
    for second in range(begin_s, begin_s + 30):
        frame = Frame(image, second, second * 10**9, datetime.now(UTC), "camera:0")
        result = FrameResult(frame, Detections.empty(), (), PeopleCount(), {})
        watch.take(result, is_real=real)


def test_a_moved_camera_is_told_once(history: HistoryKeeper, street: NDArray[np.uint8]) -> None:
    problems = ProblemLog(SystemClock())
    watch = SceneWatch(history, Settings, problems, SystemClock())
    show(watch, street, begin_s=0)
    assert watch.latest is not None
    audit = Audit(
        datetime.now(UTC), 600, {}, audited_settings(Settings()), scene=watch.latest.to_json()
    )
    history.ask(lambda reader: reader.add_document(audit.to_document()))
    for _ in range(6):
        watch.check()
    assert not history.ask(lambda reader: reader.documents(CAMERA_MOVED))
    moved = np.ascontiguousarray(np.roll(street, street.shape[1] // 5, axis=1))
    show(watch, moved, begin_s=100)
    for _ in range(6):
        watch.check()
    assert len(history.ask(lambda reader: reader.documents(CAMERA_MOVED))) == 1
    assert [entry.count for entry in problems.newest_first()] == [1]
    (counted_with,) = history.ask(lambda reader: reader.documents(COUNTED_WITH))
    assert counted_with.content == audited_settings(Settings())


def test_a_stand_in_scene_has_no_print(history: HistoryKeeper, street: NDArray[np.uint8]) -> None:
    watch = SceneWatch(history, Settings, ProblemLog(SystemClock()), SystemClock())
    show(watch, street, begin_s=0, real=False)
    assert watch.latest is None
    show(watch, street, begin_s=40)
    assert watch.latest is not None
    show(watch, street, begin_s=80, real=False)
    assert watch.latest is None
