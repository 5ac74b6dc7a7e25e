"""The view on the screen: newest frame, marks in the right place, nothing that must not show."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor

from kiosk.core.choices import ViewMode
from kiosk.core.mailbox import Latest
from kiosk.core.types import Gender, TrackState
from kiosk.ui.display_frame import DisplayFrame, DisplayTarget, Fit, OverlayItem
from kiosk.ui.theme import DARK, Appearance
from kiosk.ui.video_view import INVITE_AFTER_NS, INVITE_FADE_NS, VideoView

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

W, H = 640, 360
MAGENTA = (255, 0, 255)

PERSON = OverlayItem(
    id=3,
    x=200.0,
    y=120.0,
    width=100.0,
    height=130.0,
    opacity=1.0,
    state=TrackState.CONFIRMED,
    age=34,
    gender=Gender.FEMALE,
    looking=False,
)


class Stage:
    """A view with its mailbox."""

    def __init__(self, qtbot: QtBot) -> None:
        self.appearance = Appearance()
        self.frames: Latest[DisplayFrame] = Latest()
        self.target = DisplayTarget()
        self.view = VideoView(self.frames, self.target, self.appearance)
        qtbot.addWidget(self.view)
        self.view.resize(W, H)
        self.view.show()

    def show(self, frame: DisplayFrame) -> QImage:
        self.frames.put(frame)
        self.view.wake()
        return self.view.grab().toImage()


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    return Stage(qtbot)


def frame(
    *items: OverlayItem,
    color: tuple[int, int, int] = (60, 120, 20),
    view: ViewMode = ViewMode.VIDEO,
    now_ns: int = 0,
) -> DisplayFrame:
    image = np.empty((H, W, 4), np.uint8)
    image[:] = (*color, 255)
    return DisplayFrame(
        image=image if view in (ViewMode.VIDEO, ViewMode.BLURRED) else None,
        width=W,
        height=H,
        fit=Fit(1.0, 0.0, 0.0),
        content=(0.0, 0.0, W, H),
        view=view,
        items=items,
        aspect=W / H,
        seq=0,
        captured_ns=now_ns,
    )


def pixels(image: QImage) -> np.ndarray:
    image = image.convertToFormat(image.Format.Format_RGB32)
    array = np.frombuffer(image.constBits(), np.uint8)
    rows = array.reshape(image.height(), image.bytesPerLine())[:, : 4 * image.width()]
    # A copy: the image and its memory go away.
    return rows.reshape(image.height(), image.width(), 4)[..., :3].copy()


def near(color: QColor, wanted: QColor, tolerance: int = 40) -> bool:
    return all(
        abs(a - b) <= tolerance
        for a, b in zip(color.getRgb()[:3], wanted.getRgb()[:3], strict=True)
    )


def test_the_newest_frame_is_drawn(stage: Stage) -> None:
    stage.frames.put(frame(color=(1, 2, 3)))
    shown = stage.show(frame(color=(60, 120, 20)))
    assert shown.pixelColor(20, 20) == QColor(20, 120, 60), "blue, green, red in memory"


def test_the_renderer_is_told_the_device_pixels(stage: Stage) -> None:
    stage.view.resize(500, 300)
    assert (stage.target.spec.width, stage.target.spec.height) == (500, 300)


def test_brackets_stand_around_the_face(stage: Stage) -> None:
    plain = pixels(stage.show(frame()))
    marked = pixels(stage.show(frame(PERSON)))
    rows, columns = np.nonzero(np.abs(marked.astype(int) - plain).max(axis=2) > 60)
    below_label = rows > PERSON.y + 40
    assert columns[below_label].min() == pytest.approx(PERSON.x - 8, abs=6)
    assert columns[below_label].max() == pytest.approx(PERSON.x + PERSON.width + 8, abs=6)
    assert rows.max() == pytest.approx(PERSON.y + PERSON.height + 8, abs=6)
    # The middle of the face and of each side stay free.
    face = np.s_[150:230, 215:285]
    assert (marked[face] == plain[face]).all()


def test_who_looks_gets_the_accent_colour(stage: Stage) -> None:
    def accents(item: OverlayItem) -> int:
        found = pixels(stage.show(frame(item))).astype(int)
        accent = np.array(QColor(DARK.accent).getRgb()[2::-1])
        return int((np.abs(found - accent).max(axis=2) < 24).sum())

    assert accents(PERSON) == 0
    assert accents(replace(PERSON, looking=True)) > 100


def label_area(image: QImage) -> np.ndarray:
    """Where the label of PERSON stands."""
    return pixels(image)[70:104, 190:310].astype(int)


def test_labels_show_age_and_gender_and_change_with_them(stage: Stage) -> None:
    looks = [
        label_area(stage.show(frame(item)))
        for item in (
            PERSON,
            replace(PERSON, age=71),
            replace(PERSON, gender=Gender.MALE),
            replace(PERSON, gender=Gender.UNKNOWN),
            replace(PERSON, age=None),
            replace(PERSON, age=None, gender=Gender.UNKNOWN),
            replace(PERSON, age=None, gender=Gender.UNKNOWN, under_18=True),
        )
    ]
    for index, first in enumerate(looks):
        for second in looks[index + 1 :]:
            assert (first != second).any()


def test_no_label_in_counts_mode_and_none_for_tentative_people(stage: Stage) -> None:
    plain = label_area(stage.show(frame()))
    assert (label_area(stage.show(frame(PERSON))) != plain).any()
    tentative = replace(PERSON, state=TrackState.TENTATIVE)
    assert (label_area(stage.show(frame(tentative))) == plain).all()
    stage.view.labels = False
    assert (label_area(stage.show(frame(PERSON))) == plain).all()


def test_marks_follow_a_resize_before_the_next_frame(stage: Stage) -> None:
    stage.show(frame(PERSON))
    stage.view.resize(2 * W, 2 * H)
    grown = pixels(stage.view.grab().toImage())
    area = grown[2 * 200 : 2 * 262, 2 * 180 : 2 * 320]
    columns = np.nonzero((area > 200).all(axis=2))[1] + 2 * 180
    assert columns.min() == pytest.approx(2 * (PERSON.x - 5), abs=14)
    assert columns.max() == pytest.approx(2 * (PERSON.x + PERSON.width + 5), abs=14)


def test_a_change_of_view_removes_the_picture_at_once(stage: Stage) -> None:
    stage.show(frame(color=MAGENTA))
    stage.view.set_view(ViewMode.BLURRED)
    assert near(stage.view.grab().toImage().pixelColor(20, 20), QColor(DARK.background), 2)
    # A frame of the old kind may still be under way.
    shown = stage.show(frame(color=MAGENTA))
    assert near(shown.pixelColor(20, 20), QColor(DARK.background), 2)
    shown = stage.show(frame(color=MAGENTA, view=ViewMode.BLURRED))
    assert shown.pixelColor(20, 20) == QColor(*MAGENTA)


def test_avatars_draw_people_without_a_camera_pixel(stage: Stage) -> None:
    stage.show(frame(color=MAGENTA))
    stage.view.set_view(ViewMode.AVATARS)
    stage.view.labels = False
    empty = pixels(stage.show(frame(view=ViewMode.AVATARS)))
    people = pixels(stage.show(frame(PERSON, view=ViewMode.AVATARS)))
    for shown in (empty, people):
        assert not (shown == np.array(MAGENTA)).all(axis=2).any()
    rows, columns = np.nonzero((empty != people).any(axis=2))
    assert columns.mean() == pytest.approx(PERSON.x + PERSON.width / 2, abs=6)
    assert rows.min() == pytest.approx(PERSON.y - 8, abs=10)
    looking = replace(PERSON, looking=True)
    assert (pixels(stage.show(frame(looking, view=ViewMode.AVATARS))) != people).any()


@pytest.mark.parametrize("before", list(ViewMode))
@pytest.mark.parametrize("after", list(ViewMode))
def test_no_picture_of_another_view_is_painted_after_a_change(
    stage: Stage, before: ViewMode, after: ViewMode
) -> None:
    """Neither the one on the screen, nor the one in the mailbox, nor one still in the making."""
    stage.view.set_view(before)
    stage.show(frame(color=MAGENTA, view=before))
    stage.frames.put(frame(color=MAGENTA, view=before))
    stage.view.set_view(after)
    stage.view.wake()
    late = stage.show(frame(color=MAGENTA, view=before))
    magenta = (pixels(late) == np.array(MAGENTA)).all(axis=2).any()
    assert magenta == (before is after and before in (ViewMode.VIDEO, ViewMode.BLURRED))


def test_an_empty_scene_invites_after_a_while(stage: Stage) -> None:
    def lower_third(now_ns: int, *items: OverlayItem) -> np.ndarray:
        return pixels(stage.show(frame(*items, now_ns=now_ns)))[240:]

    late = INVITE_AFTER_NS + 2 * INVITE_FADE_NS
    plain = lower_third(0)
    assert (lower_third(INVITE_AFTER_NS // 2) == plain).all()
    invited = lower_third(late)
    assert (invited != plain).any()
    assert (lower_third(late + 10, replace(PERSON, y=20.0)) == plain).all()
    assert (lower_third(late + 20) == plain).all(), "the wait starts again"


def test_clear_forgets_the_picture(stage: Stage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(stage.view.firstFrame):
        stage.show(frame(color=MAGENTA))
    stage.frames.put(frame(color=MAGENTA))
    stage.view.clear()
    stage.view.wake()
    assert stage.view.frame is None
    assert stage.view.grab().toImage().pixelColor(QPoint(9, 9)) == QColor(DARK.background)
    with qtbot.waitSignal(stage.view.firstFrame):
        stage.show(frame())


def test_many_frames_keep_nothing_alive(stage: Stage) -> None:
    import gc
    import weakref

    class Image(np.ndarray):
        """An array that can be watched."""

    watched = []
    for _ in range(30):
        shown = frame(PERSON)
        assert shown.image is not None
        shown = replace(shown, image=shown.image.view(Image))
        watched.append(weakref.ref(shown.image))
        stage.show(shown)
    del shown
    gc.collect()
    assert sum(ref() is not None for ref in watched) <= 1


def test_a_face_that_was_cropped_away_has_no_mark(stage: Stage) -> None:
    plain = pixels(stage.show(frame()))
    outside = replace(PERSON, x=-70.0)
    assert (pixels(stage.show(frame(outside))) == plain).all()
    assert (pixels(stage.show(frame(replace(PERSON, x=-40.0)))) != plain).any()
