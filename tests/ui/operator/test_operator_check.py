"""The audience check in the real panel: count, compare, keep, delete, and stay open meanwhile."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from shiboken6 import isValid

from kiosk.core.agreement import Agreement, AuditKind
from kiosk.core.audit import CAMERA_MOVED, Audit, AuditOrigin, audited_settings
from kiosk.core.errors import HistoryError
from kiosk.core.health import AppPhase
from kiosk.core.history import Document
from kiosk.core.ids import Uuid7
from kiosk.core.scene_print import BANDS, HEIGHT, WIDTH, ScenePrint
from kiosk.core.settings_schema import with_values
from kiosk.core.types import Gender, Visit

if TYPE_CHECKING:
    from conftest import Operator

new_id = Uuid7()


class MemoryHistory:
    """Visits and documents of a test."""

    def __init__(self) -> None:
        self.kept: list[Document] = []
        self.visited: list[Visit] = []
        self.broken = False
        self._number = 0

    def documents(self, kind: str) -> list[Document]:
        return [d for d in self.kept if d.kind == kind]

    def add_document(self, document: Document) -> Document:
        if self.broken:
            raise HistoryError("The disk is full", "Delete something.")
        self._number += 1
        self.kept.append(replace(document, number=self._number))
        return self.kept[-1]

    def remove_document(self, number: int) -> None:
        self.kept = [d for d in self.kept if d.number != number]

    def visits(self, start: datetime, end: datetime, limit: int = 10_000) -> list[Visit]:
        if self.broken:
            raise HistoryError("The history is damaged")
        return [v for v in self.visited if start <= v.ended_at < end]


def visit_at(at: datetime, *, stop_s: float = 0.0, look_s: float = 0.0) -> Visit:
    return Visit(
        new_id(at),
        at,
        at + timedelta(seconds=4),
        dwell_ms=4000,
        stop_ms=round(1000 * stop_s),
        attention_ms=round(1000 * look_s),
        passing_by=True,
        interested=stop_s >= 3 and look_s > 1,
        age=None,
        gender=Gender.UNKNOWN,
        emotion=None,
        category=None,
        tracks=1,
    )


class Checker:
    """Somebody who counts with the operator's panel."""

    def __init__(self, operator: Operator) -> None:
        self.operator = operator
        self.history = MemoryHistory()
        operator.kiosk.reader = self.history
        self.page: Any = operator.page("check")
        self.page.clock = operator.clock

    def wait(self, seconds: float) -> None:
        """Time goes by, half a second at a time where the page looks at it."""
        self.operator.clock.pass_s(seconds)
        self.page.refresh()
        self.operator.panel._on_tick()

    def start(self, minutes: int = 10) -> None:
        self.page._set_minutes(minutes)
        self.operator.click(self.page.start)

    def tap(self, kind: AuditKind = AuditKind.PASSING) -> None:
        self.operator.click(self.page.run.taps[kind])

    def person(self, *kinds: AuditKind, seen: bool = True, **visit: float) -> None:
        """Somebody comes: tapped, and counted by the kiosk unless it does not see."""
        if seen:
            self.history.visited.append(visit_at(self.operator.clock.utc, **visit))
        self.wait(2)
        for kind in (AuditKind.PASSING, *kinds):
            self.tap(kind)
        self.wait(8)

    def end(self) -> None:
        """The time is up, and the last visits have come."""
        self.wait(self.page._session.left_s + 0.5)
        self.wait(4)

    def texts(self, widget: Any) -> str:
        return "\n".join(found.text() for found in widget.findChildren(QLabel))

    def press(self, widget: Any, text: str) -> None:
        """Press the button of that name, as soon as it is shown."""

        def shown() -> list[QPushButton]:
            found = widget.findChildren(QPushButton)
            return [b for b in found if b.text() == text and b.isVisible()]

        self.operator.bot.waitUntil(lambda: bool(shown()))
        self.operator.click(shown()[0])

    @property
    def stored(self) -> list[Audit]:
        return [a for d in self.history.documents("audit") if (a := Audit.from_document(d))]


@pytest.fixture
def checker(unlocked: Operator) -> Checker:
    return Checker(unlocked)


def test_a_whole_check(checker: Checker) -> None:
    page = checker.page
    page.by.setText("Anna")
    checker.start(minutes=4)
    for _ in range(18):
        checker.person()
    checker.person(AuditKind.STOPPED, AuditKind.LOOKED, stop_s=4, look_s=3)
    checker.person(AuditKind.STOPPED, AuditKind.LOOKED, seen=False)
    assert page.run.isVisible()
    assert not page.intro.isVisible()
    checker.end()

    assert page.result_card.isVisible()
    words = checker.texts(page.result_card)
    assert "1 of 20" in words
    checker.operator.click(page.save)

    (audit,) = checker.stored
    assert audit.results[AuditKind.PASSING] == Agreement(19, 1, 0)
    assert audit.results[AuditKind.INTERESTED] == Agreement(1, 1, 0)
    assert (audit.by, audit.duration_s, audit.origin) == ("Anna", 240.0, AuditOrigin.TAPS)
    assert page.intro.isVisible()
    assert "20 by hand, 19 by the kiosk" in checker.texts(page.earlier)


def test_people_who_are_still_there_count(checker: Checker) -> None:
    checker.start(minutes=2)
    checker.wait(10)
    here = visit_at(checker.operator.clock.utc)
    kiosk = checker.operator.kiosk
    kiosk.crowd = replace(kiosk.crowd, open_visits=(here,))
    checker.wait(1)
    checker.tap()
    kiosk.crowd = replace(kiosk.crowd, open_visits=())
    checker.end()

    assert checker.page._audit.results[AuditKind.PASSING] == Agreement(1)


def test_the_kiosks_own_count_is_not_shown_while_counting(checker: Checker) -> None:
    checker.start()
    kiosk = checker.operator.kiosk
    kiosk.crowd = replace(
        kiosk.crowd, open_visits=tuple(visit_at(checker.operator.clock.utc) for _ in range(77))
    )
    checker.wait(1)

    assert "77" not in checker.texts(checker.page)


def test_undo_and_keys(checker: Checker) -> None:
    checker.start()
    run, bot = checker.page.run, checker.operator.bot
    bot.waitUntil(run.hasFocus)
    for key in "1123":
        QTest.keyClick(run, key)
    QTest.keyClick(run, Qt.Key.Key_Backspace)
    assert [run._session.count(kind) for kind in run.taps] == [2, 1, 0]
    assert "Looked" in run.last.text()
    checker.operator.click(run.undo)
    assert [run._session.count(kind) for kind in run.taps] == [2, 0, 0]
    assert run.taps[AuditKind.PASSING].accessibleName().endswith("2")


def test_a_pause_stops_the_clock_and_the_buttons(checker: Checker) -> None:
    checker.start()
    run = checker.page.run
    checker.wait(60)
    checker.operator.click(run.pause)
    checker.wait(300)
    assert run.clock.text() == "9:00"
    assert not run.taps[AuditKind.PASSING].isEnabled()
    checker.operator.click(run.pause)
    checker.tap()
    assert run._session.count(AuditKind.PASSING) == 1


def test_the_panel_stays_open_while_somebody_counts(checker: Checker) -> None:
    panel = checker.operator.panel
    checker.start(minutes=30)
    for _ in range(6):
        checker.wait(290)
    assert panel.is_unlocked
    checker.operator.click(checker.page.run.pause)
    checker.wait(10)
    checker.wait(16 * 60)
    checker.wait(16 * 60)
    assert not panel.is_unlocked


def test_a_result_waits_to_be_saved_but_not_for_ever(checker: Checker) -> None:
    checker.start(minutes=2)
    checker.end()
    checker.wait(10 * 60)
    assert checker.operator.panel.is_unlocked
    checker.operator.work.ask_close()
    assert "Save or discard" in checker.page.message.text()
    checker.operator.click(checker.page.drop)
    assert checker.stored == []
    checker.wait(10)
    checker.wait(16 * 60)
    assert not checker.operator.panel.is_unlocked


def test_closing_asks_first(checker: Checker) -> None:
    checker.start()
    checker.operator.page("health")
    checker.operator.work.ask_close()

    assert checker.operator.panel.is_unlocked
    assert checker.page.run.question.isVisible()
    assert checker.page._session.is_paused  # nobody counted meanwhile
    checker.operator.click(checker.page.run.discard)
    assert checker.page.intro.isVisible()
    checker.operator.work.ask_close()
    assert not checker.operator.panel.is_unlocked


def test_ending_early_compares_what_there_is(checker: Checker) -> None:
    checker.start()
    checker.person()
    run = checker.page.run
    checker.operator.click(run.end)
    checker.operator.click(run.go_on)
    assert not run.question.isVisible()
    checker.operator.click(run.end)
    checker.operator.click(run.finish)
    checker.wait(4)

    assert checker.page._audit.duration_s == 10
    assert "Too few" in checker.page.result.verdict.text()
    assert "19 more" in checker.page.result.advice.text()


def test_a_damaged_history_loses_no_count(checker: Checker) -> None:
    checker.start(minutes=2)
    checker.history.broken = True
    kiosk = checker.operator.kiosk
    kiosk.crowd = replace(kiosk.crowd, open_visits=(visit_at(checker.operator.clock.utc),))
    checker.wait(1)
    checker.tap()
    checker.end()
    checker.operator.click(checker.page.save)
    assert "The disk is full" in checker.page.message.text()

    checker.history.broken = False
    checker.operator.click(checker.page.save)
    assert [a.results[AuditKind.PASSING] for a in checker.stored] == [Agreement(1)]


def test_minutes_have_bounds(checker: Checker) -> None:
    for _ in range(12):
        checker.operator.click(checker.page.shorter)
    assert (checker.page.minutes, checker.page.shorter.isEnabled()) == (2, False)
    checker.page._set_minutes(99)
    assert checker.page.duration.text() == "30 min"


def test_a_kiosk_that_does_not_count_cannot_be_checked(checker: Checker) -> None:
    kiosk = checker.operator.kiosk
    kiosk.snapshot = replace(kiosk.snapshot, phase=AppPhase.NO_CAMERA)
    checker.page.refresh()

    assert not checker.page.start.isEnabled()
    assert checker.page.hindrance.text()


def test_bad_counting_leads_to_the_camera(checker: Checker) -> None:
    checker.start(minutes=4)
    for i in range(20):
        checker.person(seen=i < 8)
    checker.end()

    assert "badly" in checker.page.result.verdict.text()
    assert "60" in checker.page.result.advice.text()  # per cent too few
    assert "move the camera" in checker.page.result.advice.text()
    checker.operator.click(checker.page.to_camera)
    assert type(checker.operator.work.page(checker.operator.work.index)).__name__ == "CameraPage"


def stored_audit(checker: Checker, **changes: Any) -> Audit:
    settings = changes.pop("settings", checker.operator.kiosk.settings())
    audit = Audit(
        checker.operator.clock.utc,
        600.0,
        {AuditKind.PASSING: Agreement(120, 2, 1)},
        audited_settings(settings),
        **changes,
    )
    checker.history.add_document(audit.to_document())
    checker.page.earlier.load()
    return audit


def test_a_deleted_check_can_be_brought_back(checker: Checker) -> None:
    stored_audit(checker, by="Ben")
    checker.press(checker.page.earlier, "Delete")
    assert checker.stored == []
    checker.press(checker.page.earlier, "Undo")

    assert [audit.by for audit in checker.stored] == ["Ben"]
    assert "Ben" in checker.texts(checker.page.earlier)


def test_changed_settings_and_a_moved_camera_are_told(checker: Checker) -> None:
    page = checker.page
    stored_audit(checker)
    assert page.warning_frame.isHidden()
    kiosk = checker.operator.kiosk
    kiosk.now = with_values(kiosk.now, {"audience.stop_s": 9.0})
    page.earlier.load()
    assert "Interested: stopped for" in page.warning.text()
    at = checker.operator.clock.utc + timedelta(minutes=1)
    checker.history.add_document(Document(CAMERA_MOVED, at, {}))
    page.earlier.load()

    assert "camera was moved" in page.warning.text()
    assert page.warning_frame.isVisible()


def test_the_print_of_the_scene_is_kept_with_the_check(checker: Checker) -> None:
    scene = ScenePrint(
        np.full((BANDS, WIDTH), 9, np.uint8), np.zeros((BANDS, HEIGHT), np.uint8), 3.0, 1.5
    )
    kiosk = checker.operator.kiosk
    kiosk.crowd = replace(kiosk.crowd, scene=scene)
    checker.start(minutes=2)
    checker.end()
    checker.operator.click(checker.page.save)

    again = ScenePrint.from_json(checker.stored[0].scene)
    assert again is not None
    assert np.array_equal(again.columns, scene.columns)


def test_without_a_history_the_page_says_so(unlocked: Operator) -> None:
    page = unlocked.page("check")

    assert "There is no history" in page.earlier.message.text()
    assert page.start.isEnabled()


def test_an_answer_after_the_panel_was_closed_reaches_nobody(checker: Checker) -> None:
    kiosk = checker.operator.kiosk
    late: list[Any] = []
    kiosk.history = lambda work, done, failed: late.append((work, done, failed))
    checker.start(minutes=2)
    checker.end()
    checker.page.earlier.load()
    checker.operator.panel.lock()
    checker.operator.bot.waitUntil(lambda: not isValid(checker.page))
    for work, done, failed in late:
        done(work(checker.history))
        failed(HistoryError("too late"))

    assert len(late) == 2


FAKE_KIOSK = """
import json, sys
assert sys.argv[1] == "audit" and sys.argv[3] == "--truth" and sys.argv[5] == "--json", sys.argv
if "bad" in sys.argv[2]:
    sys.exit("kiosk: the clip cannot be read")
print(json.dumps({"done": 5, "frames": 10}), flush=True)
print(json.dumps({"audit": json.loads(CONTENT)}), flush=True)
"""


@pytest.fixture
def clip_card(checker: Checker, tmp_path) -> Any:
    """The card with a program in the place of ``kiosk`` that answers at once."""
    import json
    import sys

    audit = Audit(
        datetime(2026, 1, 1, tzinfo=UTC),
        30.0,
        {AuditKind.PASSING: Agreement(9, 1, 0)},
        {},
        AuditOrigin.CLIP,
        clip="door.mp4",
    )
    content = json.dumps(dict(audit.to_document().content))
    script = tmp_path / "fake_kiosk.py"
    script.write_text(FAKE_KIOSK.replace("CONTENT", repr(content)), encoding="utf-8")
    checker.page.clip.command = [sys.executable, str(script)]
    return checker.page.clip


def test_a_clip_with_its_truth(checker: Checker, clip_card: Any, tmp_path) -> None:
    assert not clip_card.start.isEnabled()
    clip_card.choose(clip=tmp_path / "door.mp4")
    clip_card.choose(truth=tmp_path / "door.csv")
    checker.operator.click(clip_card.start)
    assert clip_card.window().focusWidget() is clip_card.cancel
    assert checker.page.keeps_open
    checker.operator.bot.waitUntil(checker.page.result_card.isVisible, timeout=20_000)
    checker.operator.bot.waitUntil(lambda: not clip_card.is_running, timeout=20_000)
    checker.operator.click(checker.page.save)

    assert [(a.origin, a.clip) for a in checker.stored] == [(AuditOrigin.CLIP, "door.mp4")]


def test_a_clip_that_cannot_be_read(checker: Checker, clip_card: Any, tmp_path) -> None:
    clip_card.choose(tmp_path / "bad.mp4", tmp_path / "bad.csv")
    checker.operator.click(clip_card.start)
    checker.operator.bot.waitUntil(lambda: not clip_card.is_running, timeout=20_000)

    assert "cannot be read" in clip_card.message.text()
    assert checker.page.intro.isVisible()


def test_files_are_chosen_in_the_panel(checker: Checker, clip_card: Any) -> None:
    checker.page.ensureWidgetVisible(clip_card.choose_clip)
    checker.operator.click(clip_card.choose_clip)
    files = checker.operator.panel._file_page
    assert files is not None
    assert files._request.suffix == ".mp4"
    checker.operator.idle()
