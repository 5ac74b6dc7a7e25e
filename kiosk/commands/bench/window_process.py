"""The measured process of ``kiosk bench --ui`` and ``--soak``: the real kiosk, watched from inside.

``python -m kiosk.commands.bench.window_process SOURCE PACE SECONDS`` prints one JSON object.
It is a process of its own, so that start-up times and memory are those of the kiosk alone.
"""

from __future__ import annotations

import json
import os
import sys
import time
from typing import TYPE_CHECKING, Any, Final

import psutil

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

    from kiosk.app.window_kiosk import WindowKiosk

_BEAT_MS: Final = 5
_STALL_BIN_MS: Final = 0.1
_STALL_BINS: Final = 10_000
_SETTLE_S: Final = 5.0
"""Caches, pens and the first curves are made in this time; then the figures begin."""
_MEMORY_EVERY_S: Final = 5.0


class _Watch:
    """Takes figures of a running window on the GUI thread."""

    def __init__(self, kiosk: WindowKiosk, born_s: float) -> None:
        from PySide6.QtCore import QTimer

        self._kiosk = kiosk
        self._born_s = born_s
        self._process = psutil.Process()
        self.window_s: float | None = None
        self.picture_s: float | None = None
        self.box_s: float | None = None
        # Counted by length: a list of all would grow, and look like a leak of the kiosk.
        self._stalls = [0] * _STALL_BINS
        self._longest_ms = 0.0
        self.memory: list[tuple[float, float]] = []
        self._shown = 0
        self._seq = -1
        self._cpu_s = 0.0
        self._begun_s: float | None = None
        self._last_beat_s = time.perf_counter()
        self._beat = QTimer(kiosk)
        self._beat.setTimerType(_precise())
        self._beat.setInterval(_BEAT_MS)
        self._beat.timeout.connect(self._on_beat)
        self._beat.start()

    def _on_beat(self) -> None:
        now_s = time.perf_counter()
        age_s = time.time() - self._born_s
        self._look_at_frame(age_s)
        if self._begun_s is not None:
            # A beat that comes later than planned was held up by something on this thread.
            stall_ms = max(0.0, (now_s - self._last_beat_s) * 1e3 - _BEAT_MS)
            self._stalls[min(int(stall_ms / _STALL_BIN_MS), _STALL_BINS - 1)] += 1
            self._longest_ms = max(self._longest_ms, stall_ms)
            if not self.memory or now_s - self.memory[-1][0] >= _MEMORY_EVERY_S:
                self.memory.append((now_s, self._process.memory_info().rss / 2**20))
        elif self.box_s is not None and age_s - self.box_s >= _SETTLE_S:
            self._begun_s, self._cpu_s, self._shown = now_s, time.thread_time(), 0
        self._last_beat_s = now_s

    def _look_at_frame(self, age_s: float) -> None:
        frame = self._kiosk.window.view.frame
        if frame is None or frame.seq == self._seq:
            return
        self._seq = frame.seq
        self._shown += 1
        if self.picture_s is None:
            self.picture_s = age_s
        if self.box_s is None and frame.items:
            self.box_s = age_s

    def _stall_ms(self, share: float) -> float:
        """The length that this share of all stalls does not exceed."""
        wanted, seen = share * sum(self._stalls), 0
        for index, count in enumerate(self._stalls):
            seen += count
            if seen >= wanted:
                return (index + 1) * _STALL_BIN_MS
        return self._longest_ms

    def figures(self) -> dict[str, Any]:
        """All figures as plain numbers."""
        assert self._begun_s is not None
        seconds = time.perf_counter() - self._begun_s
        health = self._kiosk.runtime.health()
        return {
            "platform": _platform(),
            "view_px": [self._kiosk.window.view.width(), self._kiosk.window.view.height()],
            "window_s": self.window_s,
            "first_picture_s": self.picture_s,
            "first_box_s": self.box_s,
            "seconds": seconds,
            "shown_fps": self._shown / seconds,
            "analysed_fps": health.inference_fps,
            "gui_cpu_ms_per_frame": 1e3 * (time.thread_time() - self._cpu_s) / max(self._shown, 1),
            "stall_ms": {
                "p50": self._stall_ms(0.5),
                "p99": self._stall_ms(0.99),
                "max": self._longest_ms,
            },
            "captured": health.captured,
            "dropped": health.dropped,
            "rss_mib": health.rss_mib,
            "memory": [[round(t - self._begun_s, 1), round(mib, 2)] for t, mib in self.memory],
        }


def _first_paint_watch(application: QApplication) -> Callable[[], float]:
    """Watch for the first painting of a window; the result tells when that was."""
    from PySide6.QtCore import QEvent, QObject

    stamps: list[float] = []

    class FirstPaint(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and not stamps:
                stamps.append(time.time())
                application.removeEventFilter(self)
            return False

    watcher = FirstPaint(application)
    application.installEventFilter(watcher)
    return lambda: stamps[0]


def _precise() -> Any:
    from PySide6.QtCore import Qt

    return Qt.TimerType.PreciseTimer


def _platform() -> str:
    from PySide6.QtGui import QGuiApplication

    return QGuiApplication.platformName()


def main(source: str, pace: str, seconds: float) -> int:
    """Run the kiosk on a source for so many seconds after it has settled."""
    born_s = psutil.Process().create_time()
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from kiosk.app.window import open_kiosk
    from kiosk.core.settings_store import SettingsStore, default_path

    application = QApplication(sys.argv[:1])
    application.setQuitOnLastWindowClosed(False)
    store = SettingsStore(default_path())
    loaded = store.load(os.environ, {"camera.source": source, "camera.pace": pace})
    first_paint = _first_paint_watch(application)
    kiosk = open_kiosk(store, loaded)
    watch = _Watch(kiosk, born_s)
    watch.window_s = first_paint() - born_s

    def end_when_done() -> None:
        if watch.box_s is not None and time.time() - born_s > watch.box_s + _SETTLE_S + seconds:
            application.exit(0)

    timer = QTimer(kiosk)
    timer.timeout.connect(end_when_done)
    timer.start(200)
    QTimer.singleShot(int((seconds + 120) * 1000), lambda: application.exit(1))
    code = application.exec()
    if code == 0:
        sys.stdout.write(json.dumps(watch.figures()) + "\n")
    kiosk.stop()
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], float(sys.argv[3])))
