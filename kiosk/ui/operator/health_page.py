"""Is it healthy? Live figures, the latest problems in plain words, and the diagnostics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, QTimer
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.core.health import AppPhase
from kiosk.ui.operator.fields import FieldGrid
from kiosk.ui.operator.page import Page, PanelContext
from kiosk.ui.operator.style import button, card, clear, label, px
from kiosk.ui.operator.texts import (
    ago_text,
    duration_text,
    number_text,
    phase_text,
    stage_text,
    subject_text,
    sync_text,
)
from kiosk.ui.theme import set_role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QLabel

    from kiosk.core.health import ErrorEntry, HealthSnapshot
    from kiosk.ui.theme import Appearance

_COPIED_MS = 2500


class Figure(QWidget):
    """A number with its name above and a remark below."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value = label("", "figure")
        self.remark = label("", "caption", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(2))
        layout.addWidget(label(name, "caption"))
        layout.addWidget(self.value)
        layout.addWidget(self.remark)
        layout.addStretch(1)  # the names of a row stay level, however long the remarks are
        self._name = name

    def show_figure(self, value: str, remark: str = "") -> None:
        """Show a value and what is to be known about it."""
        self.value.setText(value)
        self.remark.setText(remark)
        self.setAccessibleName(f"{self._name}: {value} {remark}".strip())


class StageBar(QWidget):
    """A bar as long as a stage's share of the slowest one."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._share = 0.0
        self.setMinimumHeight(px(12))

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(px(200), px(12))

    def set_share(self, share: float) -> None:
        """0 to 1."""
        self._share = min(1.0, max(0.0, share))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw track and bar."""
        palette = self._appearance.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(palette.color("border", 0.0))
        thick = px(8)
        track = QRectF(0, (self.height() - thick) / 2, self.width(), thick)
        painter.setBrush(palette.color("border"))
        painter.drawRoundedRect(track, thick / 2, thick / 2)
        track.setWidth(max(float(thick), track.width() * self._share))
        painter.setBrush(palette.color("accent"))
        painter.drawRoundedRect(track, thick / 2, thick / 2)


class HealthPage(Page):
    """Figures, stage times, problems, versions and the diagnostics text."""

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.set_heading(self.tr("Health"), self.tr("What the program is doing now."))
        self.column.addWidget(self._state_card())
        self.column.addWidget(self._problems_card())
        self.column.addWidget(self._stages_card())
        self.column.addWidget(self._versions_card())
        self.finish()
        self._shown_errors: tuple[ErrorEntry, ...] | None = None
        self._times: list[tuple[QLabel, ErrorEntry]] = []
        self._shown_versions: Mapping[str, str] | None = None
        self._copied = QTimer(self)
        self._copied.setSingleShot(True)
        self._copied.setInterval(_COPIED_MS)
        self._copied.timeout.connect(lambda: self.copy.setText(self.tr("Copy diagnostics")))

    def _state_card(self) -> QFrame:
        frame, layout = card()
        self.state = label("", "heading", wrap=True)
        self.source = label("", "caption", wrap=True)
        self.figures = {
            "inference_fps": Figure(self.tr("Analysis")),
            "camera_fps": Figure(self.tr("Source")),
            "latency": Figure(self.tr("Delay")),
            "dropped": Figure(self.tr("Skipped frames")),
            "queue": Figure(self.tr("Waiting to be published")),
            "memory": Figure(self.tr("Memory")),
            "uptime": Figure(self.tr("Running for")),
            "sync": Figure(self.tr("Publishing")),
        }
        self.toggle = button("", "", self._on_toggle)
        top = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(self.state)
        words.addWidget(self.source)
        top.addLayout(words, 1)
        top.addWidget(self.toggle)
        layout.addLayout(top)
        layout.addWidget(FieldGrid(list(self.figures.values()), column_px=180, most_columns=4))
        return frame

    def _problems_card(self) -> QFrame:
        frame, layout = card(self.tr("Latest problems"))
        self._problems = QVBoxLayout()
        self._problems.setSpacing(px(10))
        layout.addLayout(self._problems)
        return frame

    def _stages_card(self) -> QFrame:
        frame, layout = card(self.tr("Time per frame"))
        self._stages = QGridLayout()
        self._stages.setHorizontalSpacing(px(16))
        self._stages.setVerticalSpacing(px(8))
        self._stages.setColumnStretch(1, 1)
        self._stage_rows: dict[str, tuple[StageBar, QLabel]] = {}
        layout.addLayout(self._stages)
        self._stages_frame = frame
        return frame

    def _versions_card(self) -> QFrame:
        frame, layout = card(self.tr("Versions"))
        self._versions = QGridLayout()
        self._versions.setHorizontalSpacing(px(24))
        self._versions.setColumnStretch(1, 1)
        layout.addLayout(self._versions)
        self.copy = button(self.tr("Copy diagnostics"), "", self._on_copy)
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addWidget(
            label(
                self.tr("A text for support, without secrets, faces or names."),
                "caption",
                wrap=True,
            ),
            1,
        )
        layout.addLayout(row)
        return frame

    def refresh(self) -> None:
        """Show everything anew."""
        health = self.context.control.health()
        self._show_state(health)
        self._show_figures(health)
        self._show_stages(health.stage_ms)
        if health.errors != self._shown_errors:
            self._shown_errors = health.errors
            self._show_problems(health.errors)
        for words, entry in self._times:
            words.setText(self._when(entry))
        if health.versions != self._shown_versions:
            self._shown_versions = health.versions
            self._show_versions(health)

    def _show_state(self, health: HealthSnapshot) -> None:
        self.state.setText(phase_text(health.phase))
        parts = (health.source, health.source_detail, health.detector, health.inference_device)
        self.source.setText(" · ".join(part for part in parts if part))
        stopped = health.phase is AppPhase.STOPPED
        self.toggle.setText(self.tr("Start analysis") if stopped else self.tr("Stop analysis"))
        role = "primary" if stopped else ""
        if self.toggle.property("role") != role:
            set_role(self.toggle, role)

    def _show_figures(self, health: HealthSnapshot) -> None:
        per_s = self.tr("{n} fps")
        share = 100 * health.dropped / health.offered if health.offered else 0.0
        sync = health.sync
        last = sync.last_success_at
        shown = {
            "inference_fps": (per_s.format(n=_one(health.inference_fps)), ""),
            "camera_fps": (per_s.format(n=_one(health.camera_fps)), ""),
            "latency": (_latency_text(health.latency_ms), self.tr("camera to result")),
            "dropped": (
                f"{_one(share)} %",
                self.tr("{dropped} of {captured}").format(
                    dropped=health.dropped, captured=health.offered
                ),
            ),
            "queue": (number_text(health.queue), ""),
            "memory": (f"{number_text(round(health.rss_mib))} MiB", ""),
            "uptime": (duration_text(health.uptime_s), ""),
            "sync": (
                number_text(sync.published),
                sync_text(sync.state) + ("" if last is None else f", {ago_text(last)}"),
            ),
        }
        for name, (value, remark) in shown.items():
            self.figures[name].show_figure(value, remark)

    def _show_stages(self, stage_ms: Mapping[str, float]) -> None:
        if set(stage_ms) != set(self._stage_rows):
            clear(self._stages)
            self._stage_rows = {}
            for row, name in enumerate(stage_ms):
                bar, value = StageBar(self.context.appearance), label("", "mono")
                self._stages.addWidget(label(stage_text(name), "caption"), row, 0)
                self._stages.addWidget(bar, row, 1)
                self._stages.addWidget(value, row, 2)
                self._stage_rows[name] = (bar, value)
        self._stages_frame.setVisible(bool(stage_ms))
        longest = max(stage_ms.values(), default=0.0)
        for name, ms in stage_ms.items():
            bar, value = self._stage_rows[name]
            bar.set_share(ms / longest if longest else 0.0)
            value.setText(f"{_one(ms)} ms")

    def _show_problems(self, errors: tuple[ErrorEntry, ...]) -> None:
        clear(self._problems)
        self._times = []
        if not errors:
            calm = label("✓  " + self.tr("No problems since the start."), "success")
            self._problems.addWidget(calm)
        for entry in errors:
            self._problems.addWidget(self._problem_row(entry))

    def _problem_row(self, entry: ErrorEntry) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "problem")
        box = QVBoxLayout(frame)
        box.setContentsMargins(px(16), px(10), px(16), px(10))
        box.setSpacing(px(2))
        when = label("", "caption")
        self._times.append((when, entry))
        box.addWidget(when)
        box.addWidget(label(entry.message, "field", wrap=True))
        if entry.hint:
            box.addWidget(label(entry.hint, "body", wrap=True))
        return frame

    def _when(self, entry: ErrorEntry) -> str:
        when = f"{subject_text(entry.where)} · {ago_text(entry.at)}"
        if entry.count > 1:
            when += " · " + self.tr("{n} times").format(n=entry.count)
        return when

    def _show_versions(self, health: HealthSnapshot) -> None:
        clear(self._versions)
        for row, (name, version) in enumerate(health.versions.items()):
            self._versions.addWidget(label(name, "caption"), row, 0)
            self._versions.addWidget(label(version, "mono"), row, 1)

    def _on_toggle(self) -> None:
        control = self.context.control
        if control.health().phase is AppPhase.STOPPED:
            control.start_analysis()
        else:
            control.stop_analysis()
        self.refresh()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.context.control.diagnostics())
        self.copy.setText("✓  " + self.tr("Copied"))
        self._copied.start()

    def hideEvent(self, event: object) -> None:
        """No timer runs on behind a hidden page."""
        self._copied.stop()
        self.copy.setText(self.tr("Copy diagnostics"))
        super().hideEvent(event)  # type: ignore[arg-type]


def _latency_text(latency_ms: float) -> str:
    """A file has no delay, and nothing has one while the analysis is stopped."""
    return f"{number_text(round(latency_ms))} ms" if latency_ms > 0 else "\u2013"


def _one(value: float) -> str:
    """A number with one decimal."""
    return number_text(round(value, 1), 1)
