"""Taking a picture or the data of the history away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QIODevice, QMargins, QPoint, QRect, Qt
from PySide6.QtGui import QFont, QImage, QPainter

from kiosk.core.atomic import write_atomic
from kiosk.core.errors import ReportError
from kiosk.core.report import make_report
from kiosk.core.report_text import csv_bytes, json_bytes
from kiosk.ui.i18n import resolve_language
from kiosk.ui.operator.style import px
from kiosk.ui.theme import text_font

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from kiosk.core.ports import HistoryReader
    from kiosk.core.report import Report
    from kiosk.core.settings import Settings
    from kiosk.ui.operator.history_model import HistoryView
    from kiosk.ui.theme import Palette

_LINE: Final = Qt.AlignmentFlag.AlignVCenter
PICTURE_SCALE: Final = 2
"""Pixels of an exported picture for each logical one of the screen: sharp in print."""


@dataclass(frozen=True, slots=True)
class DataFormat:
    """A format of exported data.

    Attributes:
        name: For people.
        suffix: End of the file's name.
        content: Makes the file from a report, in a language of ``i18n.LANGUAGES``.
    """

    name: str
    suffix: str
    content: Callable[[Report, str], bytes]


def _page(report: Report, language: str) -> bytes:
    # Templates take a while to import: only for those who ask for a page.
    from kiosk.reports.html import html_bytes
    from kiosk.reports.words import words_in

    return html_bytes(report, words_in(language))


DATA_FORMATS: Final = (
    DataFormat("HTML", ".html", _page),
    DataFormat("CSV", ".csv", lambda report, _: csv_bytes(report)),
    DataFormat("JSON", ".json", lambda report, _: json_bytes(report)),
)


def picture_of(widget: QWidget, title: str, note: str, palette: Palette) -> QImage:
    """A widget as it looks now, at :data:`PICTURE_SCALE`; on the GUI thread.

    Args:
        widget: What to show.
        title: Written above it.
        note: Written below the title.
        palette: Colours in force.
    """
    margin, above = px(24), px(88)
    size = widget.size().grownBy(QMargins(margin, above, margin, margin))
    image = QImage(size * PICTURE_SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(PICTURE_SCALE)
    image.fill(palette.color("background"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(palette.color("text"))
    painter.setFont(text_font(px(20), QFont.Weight.DemiBold))
    painter.drawText(QRect(margin, px(12), widget.width(), px(36)), _LINE, title)
    painter.setPen(palette.color("muted"))
    painter.setFont(text_font(px(15)))
    painter.drawText(QRect(margin, px(48), widget.width(), px(24)), _LINE, note)
    widget.render(painter, QPoint(margin, above))
    painter.end()
    return image


def write_picture(image: QImage, path: Path) -> None:
    """Write a picture as PNG; not on the GUI thread.

    Raises:
        ReportError: It cannot be written.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]
        raise ReportError("The picture could not be made", "Try again with a smaller window.")
    write_file(path, bytes(buffer.data().data()))


def write_data(
    reader: HistoryReader,
    view: HistoryView,
    settings: Settings,
    data_format: DataFormat,
    path: Path,
    now: datetime,
) -> None:
    """Write the numbers of a view as ``kiosk report`` does; not on the GUI thread.

    Small groups are merged, so that the file may be shared.

    Raises:
        HistoryError: The history cannot be read.
        ReportError: There is nothing to write, or it cannot be written.
    """
    # Weeks and months by day: a report by week begins on a Monday, before the chosen days.
    report = make_report(
        reader, view.query(view.step.interval), settings, raw=False, now=now, tz_name=str(view.tz)
    )
    language = resolve_language(settings.device.language)
    write_file(path, data_format.content(report, language))


def write_file(path: Path, content: bytes) -> None:
    """Write a file in one step.

    Raises:
        ReportError: It cannot be written.
    """
    try:
        write_atomic(path, content)
    except OSError as error:
        raise ReportError(
            f"{path.name} cannot be written ({error.strerror or error})", "Choose another place."
        ) from error


def file_name(device_id: str, view: HistoryView, suffix: str) -> str:
    """Proposed name of an exported file."""
    days = view.days
    last = "" if days.first == days.last else f"_{days.last.isoformat()}"
    zone = f"-{view.zone}" if view.zone else ""
    return f"vitrine-{device_id}{zone}-{days.first.isoformat()}{last}{suffix}"
