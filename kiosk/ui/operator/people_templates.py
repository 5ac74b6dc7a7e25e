"""The stored views of a person: no pictures, only where and when they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.i18n import format_number
from kiosk.ui.operator.fields import FieldGrid
from kiosk.ui.operator.people_texts import short_day_text, source_text
from kiosk.ui.operator.style import button, clear, label, px

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.core.identity import EmbeddingModel, Template


class TemplateList(QWidget):
    """A box for each view.

    Signals:
        removeWanted(object): Remove the view with this id.
    """

    removeWanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_templates(self, templates: Sequence[Template], model: EmbeddingModel) -> None:
        """Show these views.

        Args:
            templates: Of the person.
            model: The network that is used now; views of another one are no use.
        """
        clear(self._column)
        words = self.tr("No pictures are kept, only descriptions of the face in numbers.")
        if not templates:
            words = self.tr("There is no view: this person cannot be recognised. Add some below.")
        self._column.addWidget(label(words, "caption", wrap=True))
        if templates:
            boxes = [self._box(template, model) for template in templates]
            self._column.addWidget(FieldGrid(boxes, column_px=300, row_px=10))

    def _box(self, template: Template, model: EmbeddingModel) -> QWidget:
        frame = QFrame()
        frame.setProperty("role", "report")
        usable = template.model == model
        frame.setProperty("bad", not usable)
        source = source_text(template.source)
        title = f"{source} · {short_day_text(template.added_at)}"
        quality = self.tr("Quality {n} %").format(n=format_number(100 * template.quality))
        lines = [quality, template.origin] if template.origin else [quality]
        inner = QVBoxLayout()
        inner.setSpacing(px(2))
        inner.addWidget(label(title, "field", wrap=True))
        inner.addWidget(label(" · ".join(lines), "caption", wrap=True))
        if not usable:
            sentence = self.tr("Made with another network or precision: of no use now")
            inner.addWidget(label(sentence, "warning", wrap=True))
        remove = button("✕", "step", lambda: self.removeWanted.emit(template.id))
        remove.setAccessibleName(self.tr("Remove the view {title}").format(title=title))
        row = QHBoxLayout(frame)
        row.setContentsMargins(px(14), px(10), px(10), px(10))
        row.setSpacing(px(10))
        row.addLayout(inner, 1)
        row.addWidget(remove)
        return frame
