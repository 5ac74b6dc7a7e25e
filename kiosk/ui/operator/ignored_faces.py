"""The faces that are in view and not counted, and why."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kiosk.core.types import IgnoreReason
from kiosk.ui.operator.style import button, clear, label, px
from kiosk.ui.operator.texts import duration_text, number_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from kiosk.core.control import IgnoredFace


class IgnoredFaces(QWidget):
    """A row for each face: where it is, for how long, why, and what can be done.

    Signals:
        countWanted(object): Count this ``IgnoredFace`` again.
        ignoreWanted(object): Draw an ignored area around this ``IgnoredFace``.
    """

    countWanted = Signal(object)
    ignoreWanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[int, IgnoredFaceRow] = {}
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._nobody = label(
            self.tr(
                "Every face in view is counted. A face that does not move, turn or blink for "
                "long, such as one on a poster, appears here."
            ),
            "muted",
            wrap=True,
        )
        self._column = QVBoxLayout()
        self._column.setSpacing(px(10))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._nobody)
        layout.addLayout(self._column)

    def show_faces(self, faces: Sequence[IgnoredFace], *, has_room: bool) -> None:
        """Show these faces, numbered from 1.

        Args:
            faces: Faces that are not counted now.
            has_room: Whether another zone can be drawn.
        """
        wanted = [(face.number, face.reason) for face in faces]
        if wanted != [(number, row.face.reason) for number, row in self.rows.items()]:
            focused = self.focusWidget()
            if focused is not None and focused.hasFocus():
                self.setFocus()  # else the page would scroll to whatever comes next
            clear(self._column)
            self.rows = {}
            for face in faces:
                row = IgnoredFaceRow(face)
                row.countWanted.connect(self.countWanted)
                row.ignoreWanted.connect(self.ignoreWanted)
                self.rows[face.number] = row
                self._column.addWidget(row)
        for sign, face in enumerate(faces, 1):
            self.rows[face.number].show_face(face, sign, has_room=has_room)
        self._nobody.setVisible(not faces)


class IgnoredFaceRow(QFrame):
    """One face.

    Attributes:
        face: As it is now.
    """

    countWanted = Signal(object)
    ignoreWanted = Signal(object)

    def __init__(self, face: IgnoredFace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "report")
        self.face = face
        self.where: QLabel = label("", "field", wrap=True)
        self.why: QLabel = label("", "caption", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(self.where)
        words.addWidget(self.why)
        self.count = button(self.tr("Count this face"), "", partial(self._emit, "count"))
        self.ignore = button(self.tr("Always ignore this place"), "", partial(self._emit, "ignore"))
        if face.reason is IgnoreReason.AREA:
            self.count.hide()
            self.ignore.hide()
        actions = QHBoxLayout()
        actions.setSpacing(px(8))
        actions.addWidget(self.count)
        actions.addWidget(self.ignore)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(px(16), px(12), px(12), px(12))
        self._box.setSpacing(px(14))
        self._box.addLayout(words, 1)
        self._box.addLayout(actions)

    def show_face(self, face: IgnoredFace, sign: int, *, has_room: bool) -> None:
        """Show where the face is and for how long now."""
        self.face = face
        self.where.setText(
            self.tr("{number}  ·  {place}, in view for {time}").format(
                number=sign, place=self._place(), time=duration_text(face.since_s)
            )
        )
        self.why.setText(self._reason())
        self.ignore.setEnabled(has_room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Buttons stand below the words where it is narrow."""
        super().resizeEvent(event)
        wide = event.size().width() >= px(720)
        self._box.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )

    def _emit(self, what: str) -> None:
        (self.countWanted if what == "count" else self.ignoreWanted).emit(self.face)

    def _place(self) -> str:
        left, top, right, bottom = self.face.xyxy
        column = min(int((left + right) / 2 * 3), 2)
        row = min(int((top + bottom) / 2 * 3), 2)
        places = (
            (self.tr("Top left"), self.tr("Top middle"), self.tr("Top right")),
            (self.tr("Left"), self.tr("Middle"), self.tr("Right")),
            (self.tr("Bottom left"), self.tr("Bottom middle"), self.tr("Bottom right")),
        )
        return places[max(row, 0)][max(column, 0)]

    def _reason(self) -> str:
        if self.face.reason is IgnoreReason.AREA:
            return self.tr("It is inside an ignored area.")
        signs = self.face.signs
        if signs is None:
            return self.tr("It does not move, turn or blink: a picture or a mannequin.")
        if signs.known_place:
            return self.tr("A lifeless face was seen on this very place before.")
        return self.tr(
            "For {time} it moved by no more than {moved} % of its width, turned by no more than "
            "{turned}\u00b0 and did not blink: a picture or a mannequin."
        ).format(
            time=duration_text(signs.watched_s),
            moved=number_text(round(100 * signs.moved_widths, 1), 1),
            turned=number_text(round(signs.turned_deg, 1), 1),
        )
