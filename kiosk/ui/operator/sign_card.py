"""The printable sign: what it will look like, and writing it to a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kiosk.core.choices import SignRegion
from kiosk.core.errors import SettingsError
from kiosk.ui.i18n import LANGUAGES, resolve_language
from kiosk.ui.operator.editors import ComboEditor, SegmentEditor
from kiosk.ui.operator.fields import FieldGrid
from kiosk.ui.operator.file_page import FileRequest
from kiosk.ui.operator.style import button, card, label, px
from kiosk.ui.sign import sign_image, write_sign
from kiosk.ui.sign_layout import Paper
from kiosk.ui.sign_text import SignText, sign_text
from kiosk.ui.theme import repolish, set_role

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QColor, QResizeEvent, QShowEvent

    from kiosk.core.errors import KioskError
    from kiosk.core.settings import Settings
    from kiosk.ui.operator.fields import Field
    from kiosk.ui.operator.page import PanelContext

_PREVIEW_PX: Final = 300
_NARROW_PX: Final = 760


class SignCard(QWidget):
    """Region, address, language and size of the sign beside a picture of it.

    The picture follows the edits at once, also those that are not in force yet; what is
    written to a file is what is seen.

    Attributes:
        language: Language of the sign; the window's to begin with.
        paper: Size of the paper.
        preview: The picture.

    Signals:
        fileWanted(object): Let the person choose a file: a :class:`FileRequest`.
        revealWanted(object): A widget has just been shown and should be seen.
    """

    fileWanted = Signal(object)
    revealWanted = Signal(object)

    def __init__(
        self, context: PanelContext, fields: Sequence[Field], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._language = resolve_language(str(context.draft.value("device.language")))
        self._paper = Paper.A4
        self._size_chosen = False
        self._drawing = False
        self._stale = True
        self.language = ComboEditor(list(LANGUAGES.items()))
        self.language.set_name(self.tr("Language of the sign"))
        self.paper = SegmentEditor(
            [(Paper.A4.value, "A4"), (Paper.A5.value, "A5"), (Paper.LETTER.value, "Letter")]
        )
        self.paper.set_name(self.tr("Paper"))
        self.preview = QLabel()
        self.save_pdf = button(self.tr("Save PDF…"), "primary", lambda: self._ask(".pdf"))
        self.save_png = button(self.tr("Save PNG…"), "", lambda: self._ask(".png"))
        self._lay_out(fields)
        self.language.edited.connect(self._on_language)
        self.paper.edited.connect(self._on_size)
        context.draft.changed.connect(self._refresh)
        context.draft.reloaded.connect(self._refresh)

    def _lay_out(self, fields: Sequence[Field]) -> None:
        frame, layout = card(self.tr("Printable sign"))
        words = QVBoxLayout()
        words.setSpacing(px(14))
        words.addWidget(
            label(
                self.tr(
                    "Put it where people see it before the camera sees them. It says what the "
                    "settings do. The texts inform; they are no legal advice."
                ),
                "caption",
                wrap=True,
            )
        )
        words.addWidget(FieldGrid(fields, most_columns=1))
        for title, editor in (
            (self.tr("Language of the sign"), self.language),
            (self.tr("Paper"), self.paper),
        ):
            pair = QVBoxLayout()
            pair.setSpacing(px(6))
            pair.addWidget(label(title, "field"))
            pair.addWidget(editor)
            words.addLayout(pair)
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(self.save_pdf)
        row.addWidget(self.save_png)
        row.addStretch(1)
        words.addLayout(row)
        words.addWidget(self._report_frame())
        words.addStretch(1)
        self.preview.setFixedSize(px(_PREVIEW_PX), round(px(_PREVIEW_PX) * 2**0.5))
        self.preview.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(px(28))
        self._columns.addLayout(words, 1)
        self._columns.addWidget(
            self.preview, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter
        )
        layout.addLayout(self._columns)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)

    def _report_frame(self) -> QFrame:
        self.report = QFrame()
        self.report.setProperty("role", "report")
        box = QVBoxLayout(self.report)
        box.setContentsMargins(px(16), px(12), px(16), px(12))
        self.report_message = label("", "field", wrap=True)
        self.report_details = label("", "caption", wrap=True)
        box.addWidget(self.report_message)
        box.addWidget(self.report_details)
        self.report.hide()
        return self.report

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The picture stands below the fields where it is narrow."""
        super().resizeEvent(event)
        narrow = event.size().width() < px(_NARROW_PX)
        self._columns.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the picture when somebody looks at it."""
        super().showEvent(event)
        self._refresh()

    def _on_language(self, language: str) -> None:
        self._language = language
        self._refresh()

    def _on_size(self, size: str) -> None:
        self._paper, self._size_chosen = Paper(size), True
        self._refresh()

    def _settings(self) -> Settings:
        """The settings in force with the edits; without them while they do not go together."""
        try:
            return self._context.draft.settings()
        except SettingsError:
            return self._context.control.settings()

    def _region(self) -> SignRegion:
        return SignRegion(self._context.draft.value("privacy.sign_region"))

    def _refresh(self) -> None:
        """Show the choices and draw the picture anew, in the background."""
        if not self._size_chosen:
            self._paper = Paper.LETTER if self._region() is SignRegion.US else Paper.A4
        self.language.show_value(self._language)
        self.paper.show_value(self._paper.value)
        self._stale = True
        self._draw()

    def _draw(self) -> None:
        if self._drawing or not self._stale or not self.isVisible():
            return
        self._drawing, self._stale = True, False
        settings, region, language = self._settings(), self._region(), self._language
        paper, ratio = self._paper, self.devicePixelRatioF()
        width = round(self.preview.width() * ratio)
        edge = self._context.appearance.palette.color("border")

        def drawn() -> tuple[QImage, SignText]:
            text = sign_text(settings, region, language)
            return _with_edge(sign_image(text, paper, width), edge), text

        self._context.background.run(drawn, self._on_drawn, self._on_failed, self)

    def _on_drawn(self, drawn: tuple[QImage, SignText]) -> None:
        image, text = drawn
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self.preview.setPixmap(QPixmap.fromImage(image))
        name = self.tr("Picture of the sign: {headline}").format(headline=text.headline)
        self.preview.setAccessibleName(name)
        self._drawing = False
        self._draw()

    def _ask(self, suffix: str) -> None:
        name = f"vitrine-sign-{self._region()}-{self._language}{suffix}"
        self.fileWanted.emit(FileRequest(self.tr("Save the sign"), name, self.write_to, suffix))

    def write_to(self, path: Path) -> None:
        """Write the sign as it is seen to a PDF or PNG."""
        settings, region, language = self._settings(), self._region(), self._language
        paper = self._paper
        done = self.tr("The sign was saved as {file}").format(file=path.name)
        self._context.background.run(
            lambda: write_sign(path, sign_text(settings, region, language), paper),
            lambda _: self._tell(True, done, str(path.parent)),
            self._on_failed,
            self,
        )

    def _on_failed(self, error: KioskError) -> None:
        self._drawing = False
        self._tell(False, error.message, error.hint)

    def _tell(self, ok: bool, message: str, details: str) -> None:
        self.report_message.setText(("✓  " if ok else "✕  ") + message)
        self.report_details.setText(details)
        set_role(self.report_details, "caption" if ok else "error")
        self.report.setProperty("bad", not ok)
        repolish(self.report)
        self.report.show()
        self.revealWanted.emit(self.report)


def _with_edge(image: QImage, color: QColor) -> QImage:
    """White paper needs an edge on a white card."""
    painter = QPainter(image)
    painter.setPen(color)
    painter.drawRect(0, 0, image.width() - 1, image.height() - 1)
    painter.end()
    return image
