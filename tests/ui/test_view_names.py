"""Names at faces: only where the setting says so, at the right face, and harmless."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import UTC, datetime
from itertools import product
from math import hypot
from typing import TYPE_CHECKING, Any
from uuid import UUID

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.core.choices import AnalysisMode, ViewMode
from kiosk.core.identity import Identity, Recognition, RecognitionState
from kiosk.core.mailbox import Latest
from kiosk.core.settings import Settings
from kiosk.core.settings_schema import with_values
from kiosk.core.types import (
    Detections,
    FaceAttributes,
    Frame,
    FrameResult,
    Gender,
    PeopleCount,
    Track,
    TrackState,
)
from kiosk.ui import overlay
from kiosk.ui.display import DisplayRenderer
from kiosk.ui.display_frame import DisplayFrame, DisplayTarget
from kiosk.ui.face_label import FaceLabel, draw_label, title_room
from kiosk.ui.labels import LabelPlacer, LabelRequest, Rect
from kiosk.ui.name_text import first_name, isolated, names_shown, shown_name
from kiosk.ui.theme import Appearance
from kiosk.ui.video_view import VideoView

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

W, H = 640, 360
NAME = "Ana Souza"
NAMED = {
    "analysis.mode": "identification",
    "identification.notice_acknowledged": True,
    "identification.retention_days": 30,
    "identification.show_names": True,
}


def known(name: str = NAME) -> Recognition:
    return Recognition(RecognitionState.KNOWN, Identity(UUID(int=1), name, "staff", 0.9))


STRANGER = Recognition(RecognitionState.UNKNOWN)


def track(recognition: Recognition | None, id_: int = 1, **changes: Any) -> Track:
    values: dict[str, Any] = {
        "id": id_,
        "xyxy": np.array((260, 150, 340, 250), np.float32),
        "score": 0.9,
        "state": TrackState.CONFIRMED,
        "first_seen_ns": 0,
        "last_seen_ns": 10**10,
        "attributes": FaceAttributes(age=34.0, gender=Gender.FEMALE),
        "recognition": recognition,
    }
    return Track(**(values | changes))


def result(*tracks: Track, image: np.ndarray | None = None) -> FrameResult:
    if image is None:
        image = np.full((H, W, 3), 90, np.uint8)
    frame = Frame(image, 0, 10**10, datetime(2026, 1, 1, tzinfo=UTC), "test")
    return FrameResult(frame, Detections.empty(), tracks, PeopleCount(), {})


class Stage:
    """A view with its renderer, and every word that it writes at a face."""

    def __init__(self) -> None:
        self.appearance = Appearance()
        self.frames: Latest[DisplayFrame] = Latest()
        self.target = DisplayTarget()
        self.renderer = DisplayRenderer(self.target)
        self.view = VideoView(self.frames, self.target, self.appearance)
        self.view.resize(W, H)
        self.view.show()
        self.written: list[str] = []

    def put(self, shown: FrameResult) -> None:
        picture = self.renderer.render(shown)
        assert picture is not None
        self.frames.put(picture)

    def show(self, shown: FrameResult) -> QImage:
        self.put(shown)
        self.view.wake()
        return self.grab()

    def grab(self) -> QImage:
        self.written.clear()
        return self.view.grab().toImage()


@pytest.fixture
def stage(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Stage:
    made = Stage()
    qtbot.addWidget(made.view)

    class Watched(dict[Any, Any]):
        """Pictures of labels; notes each one that is asked for."""

        def get(self, key: Any, default: Any = None) -> Any:
            made.written.append(key[0].title)
            return super().get(key, default)

    def pictures(self: Any, *arguments: Any) -> Any:
        self._labels, self._named = Watched(self._labels), Watched(self._named)
        return original(self, *arguments)

    original = overlay.OverlayPainter._pictures
    monkeypatch.setattr(overlay.OverlayPainter, "_pictures", pictures)
    return made


# ------------------------------------------------------------------- only if the setting says so


recognitions = st.one_of(
    st.none(),
    st.builds(Recognition, st.sampled_from(RecognitionState)),
    st.builds(
        Recognition,
        st.sampled_from(RecognitionState),
        st.builds(Identity, st.just(UUID(int=1)), st.just(NAME), st.just("staff"), st.floats(0, 1)),
    ),
)
wishes = st.fixed_dictionaries(
    {
        "analysis.mode": st.sampled_from(AnalysisMode),
        "privacy.view": st.sampled_from(ViewMode),
        "identification.show_names": st.booleans(),
        "identification.notice_acknowledged": st.booleans(),
        "identification.retention_days": st.sampled_from((0, 30)),
    }
)


@given(recognitions, wishes, st.sampled_from(TrackState))
@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_name_is_written_only_where_names_are_shown_and_the_face_is_known(
    stage: Stage, recognition: Recognition | None, values: dict[str, Any], state: TrackState
) -> None:
    wanted = with_values(Settings(), values)
    stage.target.set_view(wanted.privacy.view)
    stage.view.set_names(names_shown(wanted))
    stage.view.labels = wanted.analysis.mode is not AnalysisMode.COUNTS
    stage.show(result(track(recognition, state=state)))
    identified = (
        values["analysis.mode"] is AnalysisMode.IDENTIFICATION
        and values["identification.show_names"]
        and values["identification.notice_acknowledged"]
        and values["identification.retention_days"] > 0
        and values["privacy.view"] is not ViewMode.OFF
        and state is not TrackState.TENTATIVE
    )
    decided = None if recognition is None else recognition.state
    is_known = (
        decided is RecognitionState.KNOWN and recognition is not None and recognition.identity
    )
    assert (NAME in stage.written) == bool(identified and is_known)
    told = decided in (RecognitionState.UNKNOWN, RecognitionState.PICTURE)
    assert ("Unknown" in stage.written) == bool(identified and told)
    assert set(stage.written) <= {NAME, "Unknown", ""}
    frame = stage.view.frame
    assert frame is not None


@pytest.mark.parametrize("view", ViewMode)
@pytest.mark.parametrize("recognition", [known(), STRANGER], ids=["known", "stranger"])
def test_without_the_setting_nothing_tells_that_somebody_is_known(
    stage: Stage, view: ViewMode, recognition: Recognition
) -> None:
    """To the last pixel the same as a face of which nothing is known."""
    stage.target.set_view(view)
    anonymous = stage.show(result(track(None)))
    assert stage.show(result(track(recognition))) == anonymous


@pytest.mark.parametrize("view", [ViewMode.VIDEO, ViewMode.BLURRED, ViewMode.AVATARS])
def test_with_the_setting_the_name_stands_there_in_each_view(stage: Stage, view: ViewMode) -> None:
    stage.target.set_view(view)
    stage.target.set_names(True)
    anonymous = stage.show(result(track(None)))
    assert stage.show(result(track(known()))) != anonymous
    assert stage.written == [NAME]


def test_charts_only_shows_no_name(stage: Stage) -> None:
    stage.target.set_view(ViewMode.OFF)
    stage.target.set_names(True)
    stage.show(result(track(known())))
    assert stage.written == []


def test_a_picture_of_a_face_looks_like_a_stranger(stage: Stage) -> None:
    stage.target.set_names(True)
    stranger = stage.show(result(track(STRANGER)))
    assert stage.show(result(track(Recognition(RecognitionState.PICTURE)))) == stranger
    claimed = Recognition(RecognitionState.PICTURE, known().identity)
    assert stage.show(result(track(claimed))) == stranger


def test_who_is_not_decided_yet_has_no_word(stage: Stage) -> None:
    stage.target.set_names(True)
    plain = stage.show(result(track(None)))
    assert stage.show(result(track(Recognition(RecognitionState.PENDING)))) == plain


def test_names_leave_the_screen_the_moment_they_are_switched_off(stage: Stage) -> None:
    """The one on the screen, the one in the mailbox, and no picture of them is kept."""
    anonymous = stage.show(result(track(None)))
    stage.view.set_names(True)
    stage.show(result(track(known())))
    stage.put(result(track(known())))
    stage.view.set_names(False)
    assert stage.grab() == anonymous
    stage.view.wake()
    assert stage.grab() == anonymous
    assert not stage.view._overlay._named


def test_a_name_outlives_the_person_in_no_picture(stage: Stage) -> None:
    stage.target.set_names(True)
    stage.show(result(track(known())))
    assert len(stage.view._overlay._named) == 1
    stage.show(result(track(STRANGER)))
    assert not stage.view._overlay._named
    assert all(NAME not in repr(key) for key in stage.view._overlay._labels)


# ----------------------------------------------------------------------------- at the right face


faces = st.lists(
    st.tuples(st.floats(0, 1200), st.floats(0, 680), st.floats(14, 260), st.floats(50, 230)),
    min_size=2,
    max_size=20,
)


def _apart(x: float, y: float, face: Rect) -> float:
    return hypot(
        max(face[0] - x, 0, x - face[0] - face[2]), max(face[1] - y, 0, y - face[1] - face[3])
    )


@given(faces)
@settings(max_examples=80)
def test_no_name_can_be_read_as_that_of_another_face(
    wanted: list[tuple[float, float, float, float]],
) -> None:
    requests = [
        LabelRequest(i, (x, y, w, 1.3 * w), width, 50.0, named=True)
        for i, (x, y, w, width) in enumerate(wanted)
    ]
    for id_, (x, y, w, h) in LabelPlacer().place(requests, 1280, 720, 8).items():
        middle = (x + w / 2, y + h / 2)
        own = _apart(*middle, requests[id_].face)
        for other in requests:
            if other.id != id_:
                assert own <= _apart(*middle, other.face)


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("size", [(1280, 720), (1000, 660), (720, 1280), (1500, 500)])
def test_twenty_people_keep_their_own_names(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], mirrored: bool
) -> None:
    """In views that cut the picture, frame it or turn it round."""
    placed: dict[int, Rect] = {}
    original = LabelPlacer.place

    def place(self: LabelPlacer, requests: Any, *rest: Any) -> dict[int, Rect]:
        placed.update(original(self, requests, *rest))
        return placed

    monkeypatch.setattr(LabelPlacer, "place", place)
    stage.view.resize(*size)
    stage.target.set_names(True)
    frame_w, frame_h = 1920, 1080
    tracks = []
    for i, (row, column) in enumerate(product(range(4), range(5)), 1):
        left, top = 120 + column * 370 + 40 * row, 120 + row * 250
        box = np.array((left, top, left + 90, top + 120), np.float32)
        if mirrored:
            box[[0, 2]] = frame_w - box[[2, 0]]
        tracks.append(track(known(f"P{i}"), i, xyxy=box))
    stage.show(result(*tracks, image=np.full((frame_h, frame_w, 3), 90, np.uint8)))
    frame = stage.view.frame
    assert frame is not None
    inside = [i for i in frame.items if 0 <= i.x + i.width / 2 < size[0]]
    assert len(inside) >= 12
    assert {i.name for i in inside} <= set(stage.written)
    fit = frame.fit
    named = [item for item in inside if item.id in placed]
    assert len(named) >= 0.75 * len(inside), "a small picture has no room for all"
    for item in named:
        assert item.name == f"P{item.id}"
        box = tracks[item.id - 1].xyxy
        x, _, w, _ = placed[item.id]
        assert x + w / 2 == pytest.approx((box[0] + box[2]) / 2 * fit.scale + fit.dx, abs=w)
        nearest = min(
            inside, key=lambda i: _apart(*_middle(placed[item.id]), (i.x, i.y, i.width, i.height))
        )
        assert nearest.id == item.id


def _middle(rect: Rect) -> tuple[float, float]:
    return rect[0] + rect[2] / 2, rect[1] + rect[3] / 2


# -------------------------------------------------------------------------------------- harmless


@given(st.text(max_size=140))
def test_no_name_disturbs_what_stands_around_it(name: str) -> None:
    text = shown_name(name)
    assert len(text) <= 100
    assert text == text.strip()
    for sign in text:
        category = unicodedata.category(sign)
        assert category == "Cn" or category[0] != "C" or sign in "\u200c\u200d"
        assert category not in ("Zl", "Zp")
    assert shown_name(text) == text


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Eve\u202egnp.exe", "Evegnp.exe"),
        ("\u2067\u2066A\u2069", "A"),
        ("line\nbreak\u2028here", "line break here"),
        ("\x00\x1b[31mred", "[31mred"),
        ("  many   spaces ", "many spaces"),
        ("Z" + "\u0301" * 50, "Z" + "\u0301" * 4),
        ("👩\u200d🚀 Mae", "👩\u200d🚀 Mae"),
        ("محمد الأحمد", "محمد الأحمد"),
        ("王小明", "王小明"),
        ("Nguyễn Thị Minh Khai", "Nguyễn Thị Minh Khai"),
        ("\u200b\u202e\u200d", ""),
        ("", ""),
    ],
)
def test_names_of_all_scripts_stay_and_tricks_go(name: str, wanted: str) -> None:
    assert shown_name(name) == wanted


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Ana Souza", "Ana"),
        ("Kim", "Kim"),
        ("Dr. Ana Souza", "Ana"),
        ("J. R. R. Tolkien", "Tolkien"),
        ("J.", "J."),
        ("王小明", "王小明"),
        ("محمد الأحمد", "محمد"),
        ("", ""),
    ],
)
def test_first_names(name: str, wanted: str) -> None:
    assert first_name(name) == wanted


def test_a_name_in_a_sentence_keeps_its_order_to_itself() -> None:
    assert isolated("محمد") == "\u2068محمد\u2069"
    assert isolated("") == ""


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("font_px", [13, 18, 23])
@pytest.mark.parametrize(
    "name", ["W" * 100, "م" * 100, "王" * 100, "👩\u200d🚀" * 20, "Z" + "\u0301" * 4, "Ed"]
)
@pytest.mark.usefixtures("qapp")
def test_a_label_is_as_wide_as_it_may_be_and_keeps_its_letters_inside(
    name: str, font_px: int, ratio: float
) -> None:
    room = title_room(80, font_px)
    label = FaceLabel(34, Gender.FEMALE, True, name, known=True, room_px=room)
    size = draw_label(label, font_px, ratio).deviceIndependentSize()
    assert size.width() <= max(room, 5 * font_px) + 1.4 * font_px
    plain = draw_label(replace(label, title=""), font_px, ratio).deviceIndependentSize()
    assert plain.height() < size.height() < 2 * plain.height()


@pytest.mark.usefixtures("qapp")
def test_of_a_child_a_label_says_nothing_but_that() -> None:
    child = FaceLabel(None, Gender.UNKNOWN, False, under_18=True)
    assert child.age_text == "<18"
    nobody = FaceLabel(None, Gender.UNKNOWN, False)
    assert nobody.age_text == ""
    known = draw_label(child, 20, 1.0)
    assert known.width() > draw_label(nobody, 20, 1.0).width()
    # The sign of a gender, or the question mark for none, would need room beside the age.
    assert known.width() < draw_label(replace(child, gender=Gender.FEMALE), 20, 1.0).width()


def test_a_long_name_does_not_change_with_every_frame() -> None:
    """A face that grows and shrinks by a tenth around any size keeps the room of its name."""
    for width in range(40, 260, 3):
        room = title_room(width, 20)
        for factor in (1.05, 0.95, 1.02, 0.98) * 3:
            assert title_room(width * factor, 20, room) == room
    assert title_room(400, 20, title_room(40, 20)) == title_room(400, 20)
    assert title_room(40, 20, title_room(400, 20)) == title_room(40, 20)


def test_larger_faces_have_room_for_longer_names() -> None:
    rooms = [title_room(width, 20) for width in range(10, 400, 5)]
    assert rooms == sorted(rooms)
    assert rooms[0] < rooms[-1]
    assert len(set(rooms)) < 6, "each size is a picture of its own"
