"""Noticing a camera that was moved since the audit."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.agreement import Agreement, AuditKind
from kiosk.core.audit import CAMERA_MOVED, Audit, AuditOrigin, audited_settings
from kiosk.core.camera_watch import CameraWatch
from kiosk.core.scene_print import BANDS, HEIGHT, WIDTH, ScenePrint
from kiosk.core.settings import Settings
from kiosk.core.settings_schema import with_values

NOW = datetime(2026, 11, 20, 15, tzinfo=UTC)
SETTINGS = Settings()


def some_print(seed: int, strength: float = 20.0) -> ScenePrint:
    rng = np.random.default_rng(seed)
    columns = rng.integers(0, 256, (BANDS, WIDTH), np.uint8)
    rows = rng.integers(0, 256, (BANDS, HEIGHT), np.uint8)
    return ScenePrint(columns, rows, strength, 16 / 9)


HERE, ELSEWHERE = some_print(1), some_print(2)


def stored(at: datetime, number: int, **changes):
    audit = Audit(
        at,
        600.0,
        {AuditKind.PASSING: Agreement(20)},
        changes.pop("settings", audited_settings(SETTINGS)),
        scene=HERE.to_json(),
        number=number,
        **changes,
    )
    return audit.to_document()


class Kiosk:
    """Checks every half a minute and stores what it is told to."""

    def __init__(self, *documents) -> None:
        self.documents = list(documents)
        self.watch = CameraWatch()
        self.at = NOW

    def see(self, *scenes: ScenePrint | None, settings: Settings = SETTINGS) -> bool:
        for scene in scenes:
            self.at += timedelta(seconds=30)
            document = self.watch.check(self.documents, scene, settings, self.at)
            if document is not None:
                self.documents.append(document)
        return self.watch.moved

    @property
    def moves(self) -> int:
        return sum(d.kind == CAMERA_MOVED for d in self.documents)


def test_a_moved_camera_is_noted_once() -> None:
    kiosk = Kiosk(stored(NOW, 1))

    assert not kiosk.see(*[HERE] * 9)
    assert kiosk.see(*[ELSEWHERE] * 9)
    assert kiosk.moves == 1
    assert Kiosk(*kiosk.documents).see(None)  # also after a restart


def test_what_passes_is_no_move() -> None:
    kiosk = Kiosk(stored(NOW, 1))

    assert not kiosk.see(*[ELSEWHERE, ELSEWHERE, HERE] * 5)


def test_a_dark_night_says_nothing() -> None:
    assert not Kiosk(stored(NOW, 1)).see(*[some_print(2, strength=2.0)] * 9)


def test_a_new_audit_begins_anew() -> None:
    kiosk = Kiosk(stored(NOW, 1))
    kiosk.see(*[ELSEWHERE] * 9)
    kiosk.documents.append(stored(kiosk.at, 2))

    assert not kiosk.see(*[HERE] * 9)


@pytest.mark.parametrize("changes", [{"origin": AuditOrigin.CLIP}, {"settings": {}}])
def test_what_says_nothing_of_this_picture_is_not_compared(changes) -> None:
    assert not Kiosk(stored(NOW, 1, **changes)).see(*[ELSEWHERE] * 9)


def test_another_source_is_no_moved_camera() -> None:
    other = with_values(SETTINGS, {"camera.source": "camera:7"})

    assert not Kiosk(stored(NOW, 1)).see(*[ELSEWHERE] * 9, settings=other)


def test_a_kiosk_without_audit_has_nothing_to_compare() -> None:
    assert not Kiosk().see(*[ELSEWHERE] * 9)


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 99), st.integers(-30, 30), st.integers(-17, 17))
def test_a_shifted_print_is_found_where_it_is(seed, dx, dy) -> None:
    before = some_print(seed)
    now = ScenePrint(
        np.roll(before.columns, dx, axis=1),
        np.roll(before.rows, dy, axis=1),
        before.strength,
        before.aspect,
    )
    shift = now.shift_since(before)

    assert shift.dx * WIDTH == pytest.approx(dx, abs=1)
    assert shift.dy * HEIGHT == pytest.approx(dy, abs=1)
    assert shift.moved == (shift.corner > 0.02)


def test_a_print_survives_json() -> None:
    again = ScenePrint.from_json(HERE.to_json())

    assert again is not None
    assert again.to_json() == HERE.to_json()
    shift = again.shift_since(HERE)
    assert (shift.corner, shift.moved) == (0.0, False)
    assert shift.in_place == pytest.approx(1.0)


@pytest.mark.parametrize(
    "values", [None, {}, {"columns": [[1]]}, HERE.to_json() | {"rows": [[300.5] * 3]}]
)
def test_what_is_no_print_is_none(values) -> None:
    assert ScenePrint.from_json(values) is None
