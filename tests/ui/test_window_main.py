"""The public window: what it shows, what it refuses, and what it leaves behind."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar

from kiosk.core.choices import ViewMode
from kiosk.core.count_history import CountHistory
from kiosk.core.health import AppPhase, Progress, SyncState, SyncStatus
from kiosk.core.history import HistorySeries
from kiosk.core.mailbox import Latest
from kiosk.core.metrics import COLUMNS
from kiosk.core.settings import Settings
from kiosk.core.today import TodayBoard
from kiosk.core.types import (
    Detections,
    Frame,
    FrameResult,
    PeopleCount,
    Track,
    TrackState,
)
from kiosk.ui.corner_gesture import TAPS, TAPS_WITHIN_S, CornerGesture
from kiosk.ui.display import DisplayRenderer
from kiosk.ui.display_frame import DisplayFrame, DisplayTarget
from kiosk.ui.main_window import MainWindow, layout_window
from kiosk.ui.theme import DARK, LIGHT, Metrics, Palette, contrast_ratio

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


def make_settings(**sections: dict[str, Any]) -> Settings:
    document: dict[str, Any] = {
        "device": {"language": "en"},
        "window": {"fullscreen": False},
    }
    for section, values in sections.items():
        document.setdefault(section, {}).update(values)
    return Settings.model_validate(document)


@dataclass
class Public:
    """A window with everything that feeds it."""

    settings: Settings = field(default_factory=make_settings)
    frames: Latest[DisplayFrame] = field(default_factory=Latest)
    target: DisplayTarget = field(default_factory=DisplayTarget)
    day: TodayBoard = field(default_factory=lambda: TodayBoard(UTC))

    def __post_init__(self) -> None:
        self.window = MainWindow(
            self.frames, self.target, CountHistory(), TodayBoard(), self.settings
        )
        self.renderer = DisplayRenderer(self.target)

    def feed(self, width: int = 320, height: int = 180, image: np.ndarray | None = None) -> None:
        if image is None:
            image = np.full((height, width, 3), 90, np.uint8)
        frame = Frame(image, 0, 0, datetime(2026, 1, 1, tzinfo=UTC), "test")
        box = np.array((120, 40, 180, 110), np.float32)
        person = Track(1, box, 0.9, TrackState.CONFIRMED, -(10**9), 0)
        result = FrameResult(frame, Detections.empty(), (person,), PeopleCount(), {})
        picture = self.renderer.render(result)
        assert picture is not None
        self.frames.put(picture)
        self.window.wake()

    def run(self) -> None:
        self.window.show()
        self.window.set_phase(AppPhase.RUNNING)
        self.feed()

    def end(self) -> None:
        self.window.shut_down()
        self.window.deleteLater()


def busy_day(board: TodayBoard) -> None:
    """Let the day have long numbers."""
    query = board.query(datetime.now(UTC))
    sums = {"visits": 20_000, "passing_by": 12_345, "measured": 12_345, "interested": 4_321}
    sums |= {"attention_ms": 17_000_000, "female": 2_002, "male": 2_001, "unknown": 318}
    sums |= {"age_18": 1_001, "age_35": 3_002, "age_unknown": 318}
    start = int(query.start.timestamp())
    columns = {name: np.array([sums.get(name, 0)], np.int64) for name in COLUMNS}
    board.seed(HistorySeries(np.array([start, start + 3600], np.int64), columns, query))


@pytest.fixture
def public(qapp: QApplication) -> Iterator[Public]:
    shown = Public()
    yield shown
    shown.end()


def visible_texts(window: MainWindow) -> list[str]:
    labels = [label for label in window.findChildren(QLabel) if label.isVisible()]
    return [label.text() for label in labels if label.text().strip()]


# ------------------------------------------------------------------------------- locked


def test_a_locked_window_cannot_be_closed(public: Public) -> None:
    asked = []
    public.window.closeRequested.connect(lambda: asked.append(1))
    public.window.show()
    QTest.keyClick(public.window, Qt.Key.Key_Escape)
    QTest.keyClick(public.window, Qt.Key.Key_F4, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(public.window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert not public.window.close()
    assert public.window.isVisible()
    assert not asked


def test_an_unlocked_window_asks_and_can_be_locked_again(public: Public) -> None:
    asked = []
    public.window.closeRequested.connect(lambda: asked.append(1))
    public.window.show()
    public.window.set_unlocked(True)
    assert not public.window.close(), "the program closes it when it has shut down in order"
    QTest.keyClick(public.window, Qt.Key.Key_Escape)
    assert len(asked) == 2
    public.window.set_unlocked(False)
    public.window.close()
    QTest.keyClick(public.window, Qt.Key.Key_Escape)
    assert len(asked) == 2


def test_shut_down_closes_a_locked_window(public: Public) -> None:
    public.window.show()
    public.window.shut_down()
    assert not public.window.isVisible()


# ------------------------------------------------------------------- way to the operator


def test_keys_ask_for_the_operator(public: Public, qtbot: QtBot) -> None:
    public.window.show()
    public.window.activateWindow()
    with qtbot.waitActive(public.window):
        pass
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    with qtbot.waitSignal(public.window.operatorRequested):
        QTest.keyClick(public.window, Qt.Key.Key_O, modifiers)


@pytest.mark.parametrize("phase", [AppPhase.RUNNING, AppPhase.NO_CAMERA])
def test_five_taps_in_the_corner_ask_for_the_operator(public: Public, phase: AppPhase) -> None:
    asked = []
    public.window.operatorRequested.connect(lambda: asked.append(1))
    public.run()
    public.window.set_phase(phase)
    corner = QPoint(public.window.width() - 20, 20)
    for tap in range(TAPS):
        assert not asked, f"after {tap} taps"
        # On the widget that is there, as a finger would.
        child = public.window.childAt(corner) or public.window
        QTest.mouseClick(child, Qt.MouseButton.LeftButton, pos=child.mapFrom(public.window, corner))
    assert asked == [1]


def test_taps_elsewhere_do_nothing(public: Public) -> None:
    asked = []
    public.window.operatorRequested.connect(lambda: asked.append(1))
    public.run()
    for _ in range(3 * TAPS):
        QTest.mouseClick(public.window.view, Qt.MouseButton.LeftButton, pos=QPoint(30, 30))
    assert not asked


class Clock:
    """Seconds that the test sets."""

    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


def test_slow_or_broken_off_taps_do_nothing(qapp: QApplication) -> None:
    clock = Clock()
    gesture = CornerGesture(clock)
    made = []
    gesture.triggered.connect(lambda: made.append(1))
    window = QSize(1920, 1080)
    inside, outside = QPointF(1900, 20), QPointF(900, 500)

    def tap(position: QPointF) -> None:
        gesture.press(position, window)
        gesture.release()

    for _ in range(4 * TAPS):
        clock.now_s += TAPS_WITHIN_S / (TAPS - 1) + 0.1
        tap(inside)
    assert not made
    clock.now_s += 100
    for _ in range(TAPS - 1):
        tap(inside)
    tap(outside)
    tap(inside)
    assert not made
    for _ in range(TAPS - 1):
        tap(inside)
    assert made == [1]


def test_a_long_press_in_the_corner(qtbot: QtBot) -> None:
    gesture = CornerGesture(Clock())
    gesture._long_press.setInterval(20)
    with qtbot.waitSignal(gesture.triggered):
        gesture.press(QPointF(1910, 5), QSize(1920, 1080))
    with qtbot.assertNotEmitted(gesture.triggered, wait=60):
        gesture.press(QPointF(1910, 5), QSize(1920, 1080))
        gesture.release()
        gesture.press(QPointF(10, 5), QSize(1920, 1080))


# ------------------------------------------------------------------------------- phases


def test_each_phase_has_a_look_of_its_own(public: Public) -> None:
    public.window.show()
    looks = set()
    for phase in AppPhase:
        public.window.set_phase(phase)
        assert public.window.state_screen.isVisible(), "no frame has come yet"
        looks.add(public.window.state_screen.texts[0])
    assert len(looks) == len(AppPhase) - 1, "running without a frame looks like starting"


def test_the_picture_appears_with_the_first_frame_and_goes_with_the_camera(
    public: Public,
) -> None:
    public.run()
    assert not public.window.state_screen.isVisible()
    assert public.window.panel.isVisible()
    assert public.window.foot.notice.isVisible()
    public.window.set_phase(AppPhase.NO_CAMERA)
    assert public.window.state_screen.isVisible()
    assert not public.window.panel.isVisible()
    assert public.window.view.frame is None
    # A late frame does not uncover the picture.
    public.feed()
    assert public.window.state_screen.isVisible()
    public.window.set_phase(AppPhase.RUNNING)
    public.feed()
    assert not public.window.state_screen.isVisible()


def test_progress_of_the_models(public: Public) -> None:
    public.window.show()
    public.window.set_phase(AppPhase.FETCHING_MODELS)
    bar = public.window.state_screen.findChild(QProgressBar)
    assert bar is not None
    public.window.set_progress(Progress("/home/user/secret/model.bin", 50, 200))
    assert bar.isVisible()
    assert (bar.value(), bar.maximum()) == (250, 1000)
    texts = " ".join(visible_texts(public.window))
    assert "25 %" in texts
    assert "secret" not in texts, "the public sees no file name"
    public.window.set_progress(Progress("model", 7, 0))
    assert bar.maximum() == 0, "busy while the size is not known"
    public.window.set_phase(AppPhase.MODELS_MISSING)
    assert not bar.isVisible()


def test_no_phase_speaks_of_errors(public: Public) -> None:
    public.window.show()
    status = SyncStatus(SyncState.RETRYING, last_error="Traceback: /etc/passwd refused")
    for phase in AppPhase:
        public.window.set_phase(phase)
        public.window.set_sync(status)
        texts = " ".join(visible_texts(public.window)).lower()
        for word in ("error", "fail", "traceback", "/", "exception", "passwd"):
            assert word not in texts, phase


# ----------------------------------------------------------------------------- contents


def test_counts_are_written(public: Public) -> None:
    public.run()
    public.window.set_counts(PeopleCount(total=12, female=7, male=4, unknown=1))
    assert public.window.panel.now.number_text == "12"


def test_counts_mode_hides_gender(public: Public) -> None:
    public.run()
    assert "Female" in visible_texts(public.window)
    public.window.apply_settings(make_settings(analysis={"mode": "counts"}))
    assert "Female" not in visible_texts(public.window)
    assert not public.window.view.labels
    assert "counted" in public.window.foot.notice.text


def test_notice_says_what_is_computed_and_takes_the_operators_words(public: Public) -> None:
    public.run()
    notice = public.window.foot.notice
    assert "Age" in notice.text
    public.window.apply_settings(make_settings(analysis={"emotion": True}))
    assert "expression" in notice.text
    own = "<b>Camera</b> in use. " * 12
    public.window.apply_settings(make_settings(privacy={"notice_text": own[:300]}))
    assert notice.text == own[:300].strip()
    QApplication.processEvents()
    label = notice.findChild(QLabel)
    assert label is not None
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.height() >= label.heightForWidth(label.width()), "every line can be read"


@pytest.mark.parametrize("view", list(ViewMode))
@pytest.mark.parametrize("emotion", [False, True])
def test_who_is_estimated_is_told_in_every_view_whatever_the_setting(
    public: Public, view: ViewMode, emotion: bool
) -> None:
    own: dict[str, Any] = {
        "privacy": {"view": view.value, "notice": False},
        "analysis": {"emotion": emotion},
    }
    public.window.apply_settings(make_settings(**own))
    public.run()
    assert public.window.foot.notice.isVisible()
    counts = own | {"analysis": {"mode": "counts"}}
    public.window.apply_settings(make_settings(**counts))
    assert not public.window.foot.notice.isVisible()
    counts["privacy"] = {"view": view.value, "notice": True}
    public.window.apply_settings(make_settings(**counts))
    assert public.window.foot.notice.isVisible()


IDENTIFIES = {"mode": "identification"}


@pytest.mark.parametrize("view", list(ViewMode))
@pytest.mark.parametrize("emotion", [False, True])
def test_where_people_are_recognised_the_notice_says_so_whatever_the_setting(
    public: Public, view: ViewMode, emotion: bool
) -> None:
    for own in ("", "Nobody is identified here."):
        public.window.apply_settings(
            make_settings(
                privacy={"view": view.value, "notice": False, "notice_text": own},
                analysis=IDENTIFIES | {"emotion": emotion},
            )
        )
        public.run()
        notice = public.window.foot.notice
        assert notice.isVisible()
        assert "People who enrolled are recognised" in notice.text
        assert notice.text.startswith(own)
        assert "No picture is stored" not in notice.text
        assert ("expression" in notice.text) == (emotion and not own)


@pytest.mark.parametrize("phase", list(AppPhase))
def test_the_notice_is_there_whenever_frames_are_analysed(public: Public, phase: AppPhase) -> None:
    """Also before the first picture and after a change of view, when there is none."""
    public.run()
    public.window.set_phase(phase)
    public.window.view.clear()
    public.window._show_phase()
    analysed = phase is AppPhase.RUNNING
    foot, cover = public.window.foot, public.window.state_screen
    assert foot.notice.isVisible() == analysed
    assert cover.isVisible()
    if analysed:
        assert not cover.geometry().intersects(foot.geometry())
    else:
        assert cover.geometry() == public.window.rect()


@pytest.mark.parametrize("palette", [DARK, LIGHT])
def test_the_notice_can_be_read(palette: Palette) -> None:
    ground = palette.color("background")
    assert contrast_ratio(palette.color("text"), ground) >= 7
    assert contrast_ratio(palette.color("accent"), ground) >= 4.5


def test_status_strip_follows_the_publisher(public: Public) -> None:
    texts = []
    for state in SyncState:
        public.window.set_sync(SyncStatus(state))
        texts.append(public.window.foot.status.text)
    assert len(set(texts)) == len(SyncState)


def test_settings_reach_the_renderer(public: Public) -> None:
    public.run()
    public.window.apply_settings(make_settings(privacy={"view": "blurred"}))
    assert public.target.spec.view is ViewMode.BLURRED
    assert public.window.state_screen.isVisible(), "no sharp frame is left on the screen"
    public.feed()
    assert not public.window.state_screen.isVisible()


def test_charts_only_fills_the_window_and_comes_back(public: Public) -> None:
    public.run()
    public.window.apply_settings(make_settings(privacy={"view": "off"}))
    assert public.window.state_screen.isVisible()
    public.feed()
    window = public.window
    assert not window.state_screen.isVisible()
    assert not window.view.isVisible()
    assert window.panel.width() == window.width()
    assert window.panel.height() + window.foot.height() == window.height()
    window.apply_settings(make_settings(privacy={"view": "video"}))
    public.feed()
    assert window.view.isVisible()
    assert window.view.frame is not None
    assert not window.view.geometry().intersects(window.panel.geometry())


@pytest.mark.parametrize("view", ["avatars", "off"])
def test_the_window_does_not_depend_on_the_pixels_of_the_camera(public: Public, view: str) -> None:
    """Same people, other pixels: the same window, to the last pixel."""
    public.window.apply_settings(make_settings(privacy={"view": view}))
    public.window.show()
    public.window.set_phase(AppPhase.RUNNING)
    public.window.panel.prepare()
    random = np.random.default_rng(1)
    seen = []
    for _ in range(2):
        public.feed(image=random.integers(0, 256, (180, 320, 3), np.uint8))
        QApplication.processEvents()
        seen.append(public.window.grab().toImage())
    assert seen[0] == seen[1]


def test_the_operators_preview_gets_the_whole_picture(public: Public) -> None:
    public.run()
    assert not public.target.spec.whole
    public.window.set_unlocked(True)
    assert public.target.spec.whole
    public.window.set_unlocked(False)
    assert not public.target.spec.whole


def test_full_screen_follows_the_settings(public: Public) -> None:
    public.window.present()
    assert not public.window.isFullScreen()
    public.window.apply_settings(make_settings(window={"fullscreen": True}))
    assert public.window.isFullScreen()
    public.window.apply_settings(make_settings())
    assert not public.window.isFullScreen()


def test_cursor_hides_in_full_screen_and_comes_back(public: Public, qtbot: QtBot) -> None:
    window = public.window
    window.apply_settings(make_settings(window={"fullscreen": True}))
    window._cursor_timer.setInterval(10)
    window.present()
    qtbot.waitUntil(lambda: window.cursor().shape() == Qt.CursorShape.BlankCursor)
    window._cursor_timer.setInterval(100_000)
    QTest.mouseMove(window, QPoint(40, 40))
    qtbot.waitUntil(lambda: window.cursor().shape() == Qt.CursorShape.ArrowCursor)
    window.set_unlocked(True)
    assert not window._cursor_timer.isActive(), "the operator keeps the cursor"


@pytest.mark.parametrize("language", ["pt", "fr", "de", "es"])
def test_language_changes_live(public: Public, language: str) -> None:
    public.run()
    public.window.set_counts(PeopleCount(3, 2, 1, 0))
    public.window.panel.refresh()
    english = visible_texts(public.window)
    public.window.apply_settings(make_settings(device={"language": language}))
    QApplication.processEvents()
    public.window.panel.refresh()
    changed = visible_texts(public.window)
    words = [t for t in english if len(t) > 4 and not any(c.isdigit() for c in t)]
    assert words
    assert not set(words) & set(changed)
    public.window.apply_settings(make_settings())
    QApplication.processEvents()
    public.window.panel.refresh()
    assert set(words) <= set(visible_texts(public.window))


# ------------------------------------------------------------------------------- layout


@pytest.mark.parametrize(
    "size",
    [(1920, 1080), (1366, 768), (3840, 2160), (1080, 1920), (2160, 3840), (800, 600), (1280, 1024)],
)
def test_picture_and_panel_share_the_window(size: tuple[int, int]) -> None:
    area = QSize(*size)
    view, panel = layout_window(area, 16 / 9, Metrics.for_size(area))
    assert not view.intersects(panel)
    assert view.united(panel).size() == area
    assert view.width() * view.height() > 0.35 * area.width() * area.height()


SIZES = [(1366, 768), (768, 1366), (800, 600), (1024, 768), (640, 480), (1024, 600), (1080, 1920)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("language", "view", "mode"),
    [
        ("en", "video", "demographics"),
        ("de", "avatars", "demographics"),
        ("fr", "video", "identification"),
        ("de", "off", "demographics"),
    ],
)
def test_nothing_is_cut_or_covered(
    public: Public, size: tuple[int, int], language: str, view: str, mode: str
) -> None:
    public.window.apply_settings(
        make_settings(
            device={"language": language, "location": "Main street 5"},
            privacy={"view": view},
            analysis={"mode": mode},
        )
    )
    busy_day(public.day)
    public.run()
    public.window.resize(*size)
    public.window.panel.refresh()
    for _ in range(3):
        QApplication.processEvents()
    window = public.window
    parts = [part for part in (window.view, window.panel, window.foot) if part.isVisible()]
    for index, first in enumerate(parts):
        for second in parts[index + 1 :]:
            assert not first.geometry().intersects(second.geometry())
    for label in window.findChildren(QLabel):
        if not label.isVisible() or not label.text():
            continue
        assert label.width() >= label.minimumSizeHint().width(), label.text()
        assert label.height() >= label.minimumSizeHint().height(), label.text()
        corner = label.mapTo(window, QPoint(label.width(), label.height()))
        assert corner.x() <= window.width(), label.text()
        assert corner.y() <= window.height(), label.text()


def test_another_aspect_changes_the_layout(public: Public) -> None:
    public.run()
    public.window.resize(700, 1200)
    before = public.window.view.height()
    public.feed(320, 320)
    assert public.window.view.height() > before


# ------------------------------------------------------------------------- left overs


def test_ten_windows_leave_nothing_behind(qapp: QApplication) -> None:
    for number in count():
        public = Public()
        public.run()
        public.window.panel.refresh()
        public.window.present()
        QApplication.processEvents()
        public.end()
        if number == 9:
            break


def test_timers_rest_while_nobody_sees_the_window(public: Public) -> None:
    from PySide6.QtCore import QTimer

    public.run()
    assert any(timer.isActive() for timer in public.window.findChildren(QTimer))
    public.window.hide()
    assert not any(timer.isActive() for timer in public.window.findChildren(QTimer))
    public.window.show()
    public.window.set_phase(AppPhase.STOPPED)
    assert not any(timer.isActive() for timer in public.window.findChildren(QTimer))
