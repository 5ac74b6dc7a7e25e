"""The health page: live figures, problems in plain words, diagnostics, stop and start."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from kiosk.core.health import AppPhase, ErrorEntry, HealthSnapshot, SyncState, SyncStatus


def now() -> datetime:
    return datetime.now(UTC)


def snapshot(**changes: Any) -> HealthSnapshot:
    values: dict[str, Any] = {
        "phase": AppPhase.RUNNING,
        "source": "camera:0",
        "source_detail": "1280x720 at 30 fps",
        "camera_fps": 29.97,
        "inference_fps": 14.52,
        "stage_ms": {"detect": 8.0, "track": 2.0},
        "captured": 1980,
        "offered": 2000,
        "dropped": 26,
        "queue": 3,
        "latency_ms": 41.4,
        "rss_mib": 402.6,
        "uptime_s": 93_784,
        "versions": {"kiosk": "0.1.0", "OpenVINO": "2025.3"},
        "sync": SyncStatus(SyncState.IDLE, 7, 0, now() - timedelta(minutes=3)),
    }
    return HealthSnapshot(**values | changes)


def texts(page: Any) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def test_figures_are_shown(unlocked: Any) -> None:
    unlocked.kiosk.snapshot = snapshot()
    page = unlocked.page("health")
    shown = {name: figure.value.text() for name, figure in page.figures.items()}
    assert shown == {
        "inference_fps": "14.5 fps",
        "camera_fps": "30 fps",
        "latency": "41 ms",
        "dropped": "1.3 %",
        "queue": "3",
        "memory": "403 MiB",
        "uptime": "1 d 2 h",
        "sync": "7",
    }
    assert page.figures["dropped"].remark.text() == "26 of 2000"
    assert "3 min ago" in page.figures["sync"].remark.text()
    assert page.state.text() == "Running"
    expected = {"Finding faces", "8 ms", "Following people", "2 ms", "kiosk", "0.1.0", "OpenVINO"}
    unlocked.bot.waitUntil(lambda: expected <= set(texts(page)))


def test_figures_move_while_the_page_is_open_and_only_then(unlocked: Any) -> None:
    page = unlocked.page("health")
    unlocked.kiosk.snapshot = snapshot(queue=8)
    unlocked.bot.waitUntil(lambda: page.figures["queue"].value.text() == "8")
    unlocked.page("device")
    assert not page._poll.isActive()


def test_problems_are_told_with_what_to_do(unlocked: Any) -> None:
    page = unlocked.page("health")
    unlocked.bot.waitUntil(lambda: any("No problems" in text for text in texts(page)))
    entry = ErrorEntry(now(), "camera", "The camera does not answer", "Check the cable.", 4)
    unlocked.kiosk.snapshot = snapshot(errors=(entry,))
    unlocked.bot.waitUntil(lambda: "The camera does not answer" in texts(page))
    assert "Check the cable." in texts(page)
    assert any(text.startswith("Camera · ") and "4 times" in text for text in texts(page))
    unlocked.kiosk.snapshot = snapshot()
    unlocked.bot.waitUntil(lambda: "The camera does not answer" not in texts(page))


def test_the_age_of_a_problem_grows(unlocked: Any) -> None:
    entry = ErrorEntry(now() - timedelta(seconds=10), "camera", "No answer", "", 1)
    unlocked.kiosk.snapshot = snapshot(errors=(entry,))
    page = unlocked.page("health")
    shown = [text for text in texts(page) if text.startswith("Camera · ")]
    unlocked.bot.waitUntil(
        lambda: [text for text in texts(page) if text.startswith("Camera · ")] != shown,
        timeout=30_000,
    )


def test_what_is_not_measured_shows_no_figure(unlocked: Any) -> None:
    unlocked.kiosk.snapshot = snapshot(latency_ms=0.0, stage_ms={})
    page = unlocked.page("health")
    assert page.figures["latency"].value.text() == "\u2013"
    assert "Time per frame" not in texts(page)


def test_new_stages_replace_the_old_ones(unlocked: Any) -> None:
    unlocked.kiosk.snapshot = snapshot()
    page = unlocked.page("health")
    unlocked.kiosk.snapshot = snapshot(stage_ms={"detect": 1.0, "dream": 4.0})
    unlocked.bot.waitUntil(lambda: "dream" in texts(page))
    assert "Following people" not in texts(page)
    assert page._stage_rows["detect"][0]._share == 0.25


def test_diagnostics_go_to_the_clipboard(unlocked: Any) -> None:
    page = unlocked.page("health")
    page.ensureWidgetVisible(page.copy)
    unlocked.click(page.copy)
    assert QGuiApplication.clipboard().text() == "all about this kiosk"
    assert "Copied" in page.copy.text()


def test_analysis_is_stopped_and_started(unlocked: Any) -> None:
    page = unlocked.page("health")
    assert page.toggle.text() == "Stop analysis"
    unlocked.click(page.toggle)
    assert unlocked.kiosk.snapshot.phase is AppPhase.STOPPED
    assert page.state.text() == "Stopped"
    unlocked.click(page.toggle)
    assert unlocked.kiosk.snapshot.phase is AppPhase.RUNNING
