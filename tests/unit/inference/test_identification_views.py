"""Which views are handed to the identifier, and what liveness makes of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from kiosk.core.identity import EmbeddingModel, FaceFlaw, Recognition, RecognitionState
from kiosk.core.types import HeadPose
from kiosk.inference.identification import Identification, SeenFace

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from kiosk.core.identity import FaceView

S = 1_000_000_000
MODEL = EmbeddingModel("net", "FP16")
PORTRAIT = "portraits/B001278_bonamici_b.jpg"
LANDMARKS = np.array([[132, 152], [204, 152], [169, 193], [134, 216], [202, 216]], np.float32)
BOX = np.array([89, 77, 239, 269], np.float32)
"""Of the face in that portrait."""


class Scripted:
    """Networks that say what the test wants."""

    def __init__(self) -> None:
        self.says = 0.9
        self.requests = 0

    def liveness(self, image: NDArray[np.uint8], xyxy: NDArray[np.float32]) -> float:
        self.requests += 1
        return self.says

    def close(self) -> None:
        self.requests = -1


class Listener:
    """Keeps the views, and says what the test wants."""

    def __init__(self) -> None:
        self.views: list[FaceView] = []
        self.state = RecognitionState.PENDING
        self.begun = 0
        self.ended: list[int] = []

    def begin(self, model: EmbeddingModel) -> None:
        self.begun += 1
        self.views.clear()

    def observe(self, track_id: int, view: FaceView, now_ns: int) -> None:
        self.views.append(view)

    def resolve(self, track_ids: Sequence[int], now_ns: int) -> Mapping[int, Recognition]:
        return {track_id: Recognition(self.state) for track_id in track_ids}

    def end(self, track_id: int) -> None:
        self.ended.append(track_id)


@pytest.fixture
def networks() -> Scripted:
    return Scripted()


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def stage(listener: Listener, networks: Any) -> Identification:
    made = Identification(listener, MODEL, networks)
    made.forget()
    return made


@pytest.fixture
def portrait(picture: Callable[[str], NDArray[np.uint8]]) -> NDArray[np.uint8]:
    return picture(PORTRAIT)


def face(track_id: int = 1, *, yaw: float = 0.0, geometry: float = 0.9) -> SeenFace:
    return SeenFace(track_id, BOX, LANDMARKS, HeadPose(yaw, 0.0, 0.0), geometry)


def someone(number: int) -> NDArray[np.float32]:
    return np.eye(256, dtype=np.float32)[number]


def show(
    stage: Identification,
    image: NDArray[np.uint8],
    *,
    seconds: float,
    begin_s: float = 0.0,
    who: int = 0,
    fps: int = 15,
    seen: SeenFace | None = None,
) -> list[float]:
    """A face for some seconds; returns when a view of it was taken."""
    taken = []
    seen = seen or face()
    for k in range(round(seconds * fps)):
        now_s = begin_s + k / fps
        for row in stage.due(image, [seen], (), int(now_s * S)):
            assert row == 0
            stage.observe(image, seen, someone(who), int(now_s * S))
            taken.append(now_s)
        stage.resolve([seen.track_id], int(now_s * S))
    return taken


def test_a_face_is_looked_at_often_until_it_is_decided_and_seldom_then(
    stage: Identification, listener: Listener, portrait: NDArray[np.uint8]
) -> None:
    undecided = show(stage, portrait, seconds=4)
    assert len([t for t in undecided if t <= 1]) >= 3
    assert len(undecided) >= 7
    listener.state = RecognitionState.UNKNOWN
    decided = show(stage, portrait, seconds=20, begin_s=4)
    assert 3 <= len(decided) <= 12
    listener.state = RecognitionState.PENDING  # somebody else has enrolled
    again = show(stage, portrait, seconds=3, begin_s=24)
    assert len(again) >= 4


def test_who_comes_back_is_looked_at_soon(
    stage: Identification, listener: Listener, portrait: NDArray[np.uint8]
) -> None:
    listener.state = RecognitionState.KNOWN
    show(stage, portrait, seconds=60)
    back = show(stage, portrait, seconds=6, begin_s=60.5)
    assert back
    assert back[0] < 61.6
    assert len(back) < 4  # and then as seldom as before


def test_who_parts_from_another_face_is_looked_at_soon(
    stage: Identification, listener: Listener, portrait: NDArray[np.uint8]
) -> None:
    listener.state = RecognitionState.KNOWN
    first, other = face(1), replace(face(2), xyxy=BOX + np.float32(20))
    aside = replace(face(2), xyxy=BOX + np.float32(200), geometry=0.1)
    show(stage, portrait, seconds=60)
    taken = []
    for k in range(15 * 8):
        now_ns = (60 * 15 + k) * S // 15
        seen = [first, replace(other, geometry=0.1) if k < 30 else aside]
        for row in stage.due(portrait, seen, (), now_ns):
            stage.observe(portrait, seen[row], someone(0), now_ns)
            taken.append(now_ns / S - 60)
        stage.resolve([1, 2], now_ns)
    assert any(2.0 <= t < 3.2 for t in taken)  # they part after 2 s
    assert len(taken) < 4


@pytest.mark.parametrize(
    ("seen", "dark"),
    [
        (face(yaw=60), False),
        (face(geometry=0.1), False),
        (face(), True),
    ],
)
def test_views_that_could_not_decide_anything_are_not_taken(
    seen: SeenFace,
    dark: bool,
    stage: Identification,
    networks: Scripted,
    portrait: NDArray[np.uint8],
) -> None:
    image = portrait // 12 if dark else portrait
    assert show(stage, image, seconds=2, seen=seen) == []
    assert networks.requests == 0
    assert show(stage, portrait, seconds=1, begin_s=2)  # and a good one as soon as there is one


def test_a_standing_crowd_is_looked_at_within_a_budget(
    stage: Identification, listener: Listener, portrait: NDArray[np.uint8]
) -> None:
    crowd = [face(number) for number in range(1, 41)]
    listener.state = RecognitionState.UNKNOWN
    count = []
    for k in range(15 * 40):
        now_ns = k * S // 15
        rows = stage.due(portrait, crowd, (), now_ns)
        assert len(rows) <= 2
        for row in rows:
            stage.observe(portrait, crowd[row], someone(row), now_ns)
        stage.resolve([seen.track_id for seen in crowd], now_ns)
        count.append(len(rows))
    assert sum(count[15 * 20 :]) <= 20 * 3 + 3
    assert sum(count) >= 40 * 2  # nobody is starved


def test_a_face_that_is_embedded_anyway_costs_no_budget(
    stage: Identification, portrait: NDArray[np.uint8]
) -> None:
    crowd = [face(number) for number in range(1, 21)]
    rows = stage.due(portrait, crowd, {3, 7}, 0)
    assert sorted(rows) == [3, 7]


def test_a_picture_has_the_flaw_and_a_face_has_not(
    stage: Identification, listener: Listener, networks: Scripted, portrait: NDArray[np.uint8]
) -> None:
    networks.says = 0.05
    show(stage, portrait, seconds=1)
    assert [view.flaws for view in listener.views] == [(FaceFlaw.NOT_ALIVE,)] * len(listener.views)
    assert listener.views[-1].liveness == pytest.approx(0.05)
    stage.forget()
    networks.says = 0.9
    show(stage, portrait, seconds=1)
    assert all(view.flaws == () for view in listener.views)
    assert listener.views[-1].liveness == pytest.approx(0.9)


def test_a_photo_before_the_own_face_inherits_no_life(
    stage: Identification, listener: Listener, networks: Scripted, portrait: NDArray[np.uint8]
) -> None:
    """The track stays, the face in it changes: what was seen before says nothing about it."""
    listener.state = RecognitionState.UNKNOWN
    show(stage, portrait, seconds=10, who=0)
    assert all(view.flaws == () for view in listener.views)
    before = len(listener.views)
    networks.says = 0.1
    taken = show(stage, portrait, seconds=20, begin_s=10, who=1)
    assert all(view.flaws == (FaceFlaw.NOT_ALIVE,) for view in listener.views[before:])
    gaps = np.diff(taken)
    assert gaps[:2].max() < 1  # and it is looked at closely, as a new face is


def test_the_same_face_keeps_what_was_seen_of_it(
    stage: Identification, listener: Listener, networks: Scripted, portrait: NDArray[np.uint8]
) -> None:
    show(stage, portrait, seconds=3)
    networks.says = 0.1
    show(stage, portrait, seconds=0.8, begin_s=3)
    assert listener.views[-1].flaws == ()  # one odd view of a living face


def test_closing_releases_the_networks_and_ends_every_face(
    stage: Identification, listener: Listener, networks: Scripted, portrait: NDArray[np.uint8]
) -> None:
    """It does not begin anew: the next pipeline may have begun with other networks already."""
    show(stage, portrait, seconds=0.5, seen=face(4))
    stage.due(portrait, [face(4), face(9, yaw=60)], (), S)
    begun = listener.begun
    stage.close()
    assert sorted(listener.ended) == [4, 9]
    assert listener.begun == begun
    assert networks.requests == -1
