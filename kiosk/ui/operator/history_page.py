"""Charts of the audience over time."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.core.choices import ZoneKind
from kiosk.core.clock import Clock, SystemClock, local_zone
from kiosk.ui.operator.file_page import FileRequest
from kiosk.ui.operator.history_export import (
    DATA_FORMATS,
    DataFormat,
    file_name,
    picture_of,
    write_data,
    write_picture,
)
from kiosk.ui.operator.history_model import (
    HistoryAnswer,
    HistoryView,
    known_zones,
    read_history,
    refresh_due,
)
from kiosk.ui.operator.history_picker import RangePicker
from kiosk.ui.operator.history_sheet import HistorySheet
from kiosk.ui.operator.history_texts import day_text
from kiosk.ui.operator.page import Page, PanelContext
from kiosk.ui.operator.style import button, card, label, px
from kiosk.ui.theme import repolish, set_role

if TYPE_CHECKING:
    from datetime import datetime, tzinfo
    from pathlib import Path

    from PySide6.QtGui import QImage

    from kiosk.core.errors import KioskError

REFRESH_EVERY: Final = timedelta(minutes=1)
"""Sums grow by the minute."""


class HistoryPage(Page):
    """Range, figures, charts, export and how long everything is kept.

    Attributes:
        picker: Which days, in which steps, of which zone.
        sheet: What is drawn.
        notice: Card that stands in place of the charts: reading, failed, or nothing there.
    """

    def __init__(
        self,
        context: PanelContext,
        parent: QWidget | None = None,
        *,
        clock: Clock | None = None,
        tz: tzinfo | None = None,
    ) -> None:
        """Build the page; it reads the history when it is first shown.

        Args:
            context: What pages work with.
            parent: Owner.
            clock: For "today"; the machine's clock by default.
            tz: Time zone of days and hours; the machine's by default.
        """
        super().__init__(context, parent)
        self._clock = clock or SystemClock()
        self._tz = tz or local_zone()
        self._asked = 0
        self._is_reading = False
        self._answer: HistoryAnswer | None = None
        self._failed_at: datetime | None = None
        self.set_heading(
            self.tr("History"), self.tr("The audience of this device over hours, days and years.")
        )
        self.picker = RangePicker(context.appearance, self._now().astimezone(self._tz).date())
        self.sheet = HistorySheet(context.appearance)
        self.column.addWidget(self._picker_card())
        self.column.addWidget(self._notice_card())
        self.column.addWidget(self.sheet)
        self.column.addWidget(self._export_card())
        self.add_rest("history", self.tr("Keeping"))
        self.finish()
        self.picker.changed.connect(self.read)
        self._show_drawn_zones()
        self._show_state()

    def _picker_card(self) -> QFrame:
        frame, layout = card()
        layout.addWidget(self.picker)
        self.progress = label("", "caption")
        layout.addWidget(self.progress)
        return frame

    def _notice_card(self) -> QFrame:
        self.notice, layout = card()
        self.notice_title = label("", "heading", wrap=True)
        self.notice_text = label("", "body", wrap=True)
        self.retry = button(self.tr("Try again"), "primary", self.read)
        row = QHBoxLayout()
        row.addWidget(self.retry)
        row.addStretch(1)
        layout.addWidget(self.notice_title)
        layout.addWidget(self.notice_text)
        layout.addLayout(row)
        return self.notice

    def _export_card(self) -> QFrame:
        self._export_frame, layout = card(self.tr("Take away"))
        layout.addWidget(
            label(
                self.tr(
                    "The picture shows the charts above as they are: do not share it. In reports "
                    "and data of the chosen days, groups of fewer people than the privacy settings "
                    "allow are merged."
                ),
                "caption",
                wrap=True,
            )
        )
        row = QHBoxLayout()
        row.setSpacing(px(12))
        self.export_picture = button(self.tr("Picture (PNG)…"), "", self._on_export_picture)
        row.addWidget(self.export_picture)
        self.export_data = {}
        for data_format in DATA_FORMATS:
            is_page = data_format.suffix == ".html"
            words = self.tr("Report ({format})…") if is_page else self.tr("Data ({format})…")
            text = words.format(format=data_format.name)
            choice = button(text, "", partial(self._on_export_data, data_format))
            self.export_data[data_format.suffix] = choice
            row.addWidget(choice)
        row.addStretch(1)
        layout.addLayout(row)
        self.report = QFrame()
        self.report.setProperty("role", "report")
        box = QVBoxLayout(self.report)
        box.setContentsMargins(px(16), px(12), px(16), px(12))
        self.report_message = label("", "field", wrap=True)
        self.report_details = label("", "caption", wrap=True)
        box.addWidget(self.report_message)
        box.addWidget(self.report_details)
        self.report.hide()
        layout.addWidget(self.report)
        return self._export_frame

    # ------------------------------------------------------------------------ reading

    def _now(self) -> datetime:
        return self._clock.utc_now()

    @property
    def view(self) -> HistoryView:
        """What is chosen at present."""
        zones = self.context.control.settings().audience.zones
        line = any(z.id == self.picker.zone and z.kind is ZoneKind.LINE for z in zones)
        return HistoryView(self.picker.days, self.picker.step, self.picker.zone, self._tz, line)

    def refresh(self) -> None:
        """Move along with the day, and read again after a minute when today is shown."""
        now = self._now()
        self.picker.set_today(now.astimezone(self._tz).date())
        if self._is_reading:
            return
        if self._answer is None and self._failed_at is None:
            self.read()
        elif self._failed_at is not None:
            if now - self._failed_at >= REFRESH_EVERY:
                self.read()
        elif self._answer is not None and refresh_due(
            self.view, self._answer.asked_at, now, REFRESH_EVERY
        ):
            self.read()

    def read(self) -> None:
        """Ask for what is chosen; answers to earlier questions are dropped.

        One question is under way at a time: while somebody taps through the ranges, only the
        last one is asked.
        """
        self._asked += 1
        if not self._is_reading:
            self._ask()
        self._show_state()

    def _ask(self) -> None:
        number, view, now = self._asked, self.view, self._now()
        self._is_reading = True
        self.context.control.history(
            lambda reader: read_history(reader, view, now),
            lambda answer: self._on_answer(number, answer),
            lambda error: self._on_failed(number, error),
        )

    def _is_wanted(self, number: int) -> bool:
        """Whether an answer is to the latest question; asks that one otherwise."""
        if not shiboken6.isValid(self):
            return False
        self._is_reading = False
        if number != self._asked:
            self._ask()
            self._show_state()
            return False
        return True

    def _on_answer(self, number: int, answer: HistoryAnswer) -> None:
        if self._is_wanted(number):
            self._answer, self._failed_at, self._error = answer, None, None
            self._show_zones(answer)
            self._show_state()

    def _on_failed(self, number: int, error: KioskError) -> None:
        if self._is_wanted(number):
            self._error, self._failed_at, self._answer = error, self._now(), None
            self._show_state()

    _error: KioskError | None = None

    # ------------------------------------------------------------------------ showing

    def _drawn_zones(self) -> list[tuple[str, str]]:
        zones = self.context.control.settings().audience.zones
        return [(zone.id, zone.name) for zone in zones if zone.kind is not ZoneKind.IGNORE]

    def _show_drawn_zones(self) -> None:
        self.picker.set_zones(self._drawn_zones())

    def _show_zones(self, answer: HistoryAnswer) -> None:
        self.picker.set_zones(known_zones(answer.zones, self._drawn_zones()))

    def _show_state(self) -> None:
        answer, error = self._answer, self._error
        drawn = answer is not None and not answer.is_empty
        self.sheet.setVisible(drawn)
        self._export_frame.setVisible(drawn)
        self.notice.setVisible(not drawn)
        self.retry.setVisible(error is not None and not self._is_reading)
        waiting = self.tr("Reading the history…") if self._is_reading and drawn else ""
        self.progress.setText(waiting)
        self.progress.setVisible(bool(waiting))
        if answer is not None and drawn:
            settings = self.context.control.settings()
            self.sheet.show_answer(answer, self.picker.zone_name, settings)
        elif self._is_reading:
            self._notify(self.tr("Reading the history…"), "")
        elif error is not None:
            self._notify(self.tr("The history cannot be shown"), f"✕  {error}")
        elif answer is not None:
            yet = answer.span is None
            title = self.tr("No numbers yet") if yet else self.tr("No numbers in these days")
            self._notify(title, self._why_empty(answer))

    def _why_empty(self, answer: HistoryAnswer) -> str:
        if answer.span is None:
            window_s = self.context.control.settings().analysis.revisit_window_s
            return self.tr(
                "Nothing was counted yet. The first numbers come within a minute of the first "
                "picture that is analysed; a person is counted {n} minutes after leaving, when "
                "it is certain that it was one visit."
            ).format(n=round(window_s / 60))
        first, last = (moment.astimezone(self._tz).date() for moment in answer.span)
        return self.tr("There are numbers from {first} to {last}.").format(
            first=day_text(first, year=True), last=day_text(last, year=True)
        )

    def _notify(self, title: str, text: str) -> None:
        self.notice_title.setText(title)
        self.notice_text.setText(text)
        self.notice_text.setVisible(bool(text))
        self.notice.setAccessibleName(f"{title}. {text}")

    # ------------------------------------------------------------------------ export

    def _on_export_picture(self) -> None:
        name = file_name(self.context.control.settings().device.id, self.view, ".png")
        request = FileRequest(self.tr("Export picture"), name, self.export_picture_to, ".png")
        self.fileWanted.emit(request)

    def _on_export_data(self, data_format: DataFormat) -> None:
        suffix = data_format.suffix
        name = file_name(self.context.control.settings().device.id, self.view, suffix)
        request = FileRequest(
            self.tr("Export data"), name, partial(self.export_data_to, data_format), suffix
        )
        self.fileWanted.emit(request)

    def picture(self) -> QImage:
        """The charts as they are, without what can be pressed."""
        self.sheet.window_of_time.point(None)
        self.sheet.set_tools_visible(False)
        device = self.context.control.settings().device
        title = f"{device.id} · {device.location}" if device.location else device.id
        note = self.tr("Raw: small groups of people are not merged. Do not share this picture.")
        image = picture_of(self.sheet, title, note, self.context.appearance.palette)
        self.sheet.set_tools_visible(True)
        return image

    def export_picture_to(self, path: Path) -> None:
        """Write the charts as a picture."""
        image = self.picture()
        self._tell_writing(path)
        self.context.background.run(
            lambda: write_picture(image, path),
            lambda _: self._tell_written(path),
            self._tell_failed,
            self,
        )

    def export_data_to(self, data_format: DataFormat, path: Path) -> None:
        """Write the numbers behind the charts."""
        settings, view, now = self.context.control.settings(), self.view, self._now()
        self._tell_writing(path)
        self.context.control.history(
            lambda reader: write_data(reader, view, settings, data_format, path, now),
            lambda _: self._tell_written(path) if shiboken6.isValid(self) else None,
            lambda error: self._tell_failed(error) if shiboken6.isValid(self) else None,
        )

    def _tell_writing(self, path: Path) -> None:
        self._tell(self.tr("Writing {file}…").format(file=path.name), "")

    def _tell_written(self, path: Path) -> None:
        message = self.tr("Exported to {file}").format(file=path.name)
        self._tell(f"✓  {message}", str(path.parent))

    def _tell_failed(self, error: KioskError) -> None:
        self._tell(f"✕  {error.message}", error.hint, bad=True)

    def _tell(self, message: str, details: str, *, bad: bool = False) -> None:
        self.report_message.setText(message)
        self.report_details.setText(details)
        self.report_details.setVisible(bool(details))
        set_role(self.report_details, "error" if bad else "caption")
        self.report.setProperty("bad", bad)
        repolish(self.report)
        self.report.show()
        self.reveal(self.report)
