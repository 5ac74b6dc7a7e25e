"""What holds for the tracker on any input."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.tracking import TrackedBox, Tracker, TrackerParams
from kiosk.core.types import Detections, TrackState

_NUMBER = st.one_of(
    st.floats(-2000, 4000, width=32), st.sampled_from([0.0, -0.0, 1e-6, 1e6, -1e6, 640.0])
)
_BOX = st.one_of(
    st.tuples(_NUMBER, _NUMBER, _NUMBER, _NUMBER),  # also inverted, empty and huge ones
    st.tuples(st.integers(0, 12), st.integers(0, 6)).map(  # plausible and close together
        lambda p: (p[0] * 20.0, p[1] * 20.0, p[0] * 20.0 + 50, p[1] * 20.0 + 60)
    ),
)
_FRAME = st.tuples(
    st.lists(st.tuples(_BOX, st.floats(0, 1, width=32)), max_size=6),
    st.one_of(  # step of the clock in milliseconds
        st.integers(0, 60), st.sampled_from([0, 16, 33, 200, 999, 1001, 100_000, -50, -100_000])
    ),
)
_FILM = st.lists(_FRAME, max_size=25)


def _play(film: list) -> list[tuple[tuple[TrackedBox, ...], tuple[int, ...], Detections, int]]:
    tracker, now_ns, out = Tracker(TrackerParams()), 0, []
    for faces, step_ms in film:
        now_ns += step_ms * 1_000_000
        detections = Detections(
            np.array([box for box, _ in faces], np.float32).reshape(-1, 4),
            np.array([score for _, score in faces], np.float32),
        )
        boxes = tracker.update(detections, now_ns)
        out.append((boxes, tracker.ended, detections, now_ns))
    return out


@settings(max_examples=150, deadline=None)
@given(_FILM)
def test_invariants(film: list) -> None:
    ever: set[int] = set()
    live: set[int] = set()
    counted: set[int] = set()
    for boxes, ended, detections, _ in _play(film):
        ids = [box.id for box in boxes]
        assert ids == sorted(set(ids))
        assert not set(ids) & (ever - live), "a number came back"
        assert set(ended) == live - set(ids)
        assert all(new > max(ever, default=0) for new in set(ids) - live)
        used = [box.detection for box in boxes if box.detection is not None]
        assert len(set(used)) == len(used)
        strong = np.flatnonzero(detections.score >= 0.6)
        assert len(ids) >= (1 if len(strong) else 0)
        for box in boxes:
            assert box.xyxy.shape == (4,)
            assert box.xyxy.dtype == np.float32
            assert not box.xyxy.flags.writeable
            assert np.isfinite(box.xyxy).all()
            assert box.xyxy[0] <= box.xyxy[2]
            assert box.xyxy[1] <= box.xyxy[3]
            assert box.first_seen_ns <= box.last_seen_ns
            if box.detection is not None:
                assert 0 <= box.detection < len(detections)
                assert box.score == detections.score[box.detection]
                assert box.state is not TrackState.LOST
            if box.state is TrackState.CONFIRMED:
                assert box.detection is not None
                counted.add(box.id)
            if box.state is TrackState.LOST:
                assert box.id in counted
            if box.state is TrackState.TENTATIVE:
                assert box.id not in counted
        live = set(ids)
        ever |= live


@settings(max_examples=50, deadline=None)
@given(_FILM)
def test_the_same_film_gives_the_same_tracks(film: list) -> None:
    for (a, ended_a, _, _), (b, ended_b, _, _) in zip(_play(film), _play(film), strict=True):
        assert ended_a == ended_b
        assert [(x.id, x.state, x.detection) for x in a] == [
            (x.id, x.state, x.detection) for x in b
        ]
        assert all(np.array_equal(x.xyxy, y.xyxy) for x, y in zip(a, b, strict=True))


@settings(max_examples=50, deadline=None)
@given(st.integers(1, 20), st.randoms(use_true_random=False))
def test_the_order_of_the_detections_does_not_matter(n: int, random) -> None:
    rng = np.random.default_rng(random.randrange(1000))
    start = np.stack([np.arange(n) * 90.0, rng.uniform(0, 500, n)], 1)
    speed = rng.uniform(-40, 40, (n, 2))
    owner: dict[int, int] = {}
    tracker = Tracker()
    for k in range(15):
        centre = start + speed * k / 30
        order = rng.permutation(n)
        boxes = np.concatenate([centre - 30, centre + 30], 1)[order].astype(np.float32)
        tracks = tracker.update(Detections(boxes, np.full(n, 0.9, np.float32)), k * 33_333_333)
        assert len(tracks) == n
        for track in tracks:
            assert track.detection is not None
            person = int(order[track.detection])
            assert owner.setdefault(track.id, person) == person
