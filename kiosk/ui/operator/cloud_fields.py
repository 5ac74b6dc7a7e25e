"""Fields of the form of a destination: what was typed, what it means, what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kiosk.core.sinks import DEFAULT_TYPES, POSSIBLE_TYPES, SinkKind
from kiosk.ui.operator.cloud_texts import type_meaning, type_text
from kiosk.ui.operator.editors import Editor, SwitchEditor, TextEditor
from kiosk.ui.operator.fields import FieldGrid
from kiosk.ui.operator.style import button, label, px, touch_px
from kiosk.ui.operator.texts import number_text, raw_number
from kiosk.ui.theme import set_role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.core.records import RecordType
    from kiosk.ui.operator.cloud_form_texts import Question
    from kiosk.ui.theme import Appearance

_ADDRESSES: Final = ("endpoint", "service_url")
_FILES: Final = ("authorities", "client_certificate", "client_key", "topic")
_SWITCHES: Final = ("retail_traffic",)
_NUMBERS: Final = ("timeout_s",)
_LISTS: Final = ("accept",)
_LONGEST_SECRET: Final = 4000


class FormField(QWidget):
    """One question; its answer is checked by the form.

    Attributes:
        question: What is asked.
        editor: Where it is answered.
        note: What belongs there, or what is wrong with it.

    Signals:
        edited(str): The answer to this field is another one.
    """

    edited = Signal(str)

    def __init__(
        self, question: Question, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.question = question
        self.touched = False
        self.editor = _editor(question, appearance)
        self.title = label(question.title_text, "field", wrap=True)
        self.note = label(question.meaning_text, "caption", wrap=True)
        self.editor.set_name(question.title_text)
        self.editor.target().setObjectName(f"sink.{question.field}")
        self.title.setBuddy(self.editor.target())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(4))
        if isinstance(self.editor, SwitchEditor):
            row = QHBoxLayout()
            row.setSpacing(px(12))
            self.title.setMinimumHeight(touch_px())
            row.addWidget(self.title, 1)
            row.addWidget(self.editor)
            layout.addLayout(row)
        else:
            layout.addWidget(self.title)
            layout.addWidget(self.editor)
        layout.addWidget(self.note)
        layout.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.editor.edited.connect(self._on_edited)
        self._answer: Any = False if isinstance(self.editor, SwitchEditor) else ""

    @property
    def answer(self) -> Any:
        """What the model is to check."""
        name, text = self.question.field, self._answer
        if name in _NUMBERS:
            return raw_number(text)
        if name in _LISTS:
            return [part.strip() for part in text.split(",") if part.strip()]
        return text.strip() if isinstance(text, str) else text

    def show_answer(self, value: Any) -> None:
        """Show what the settings have."""
        if isinstance(value, tuple):
            value = ", ".join(str(part) for part in value)
        elif isinstance(value, float):
            value = number_text(value)
        self._answer = value
        self.editor.show_value(value)

    def set_fixed(self, why: str) -> None:
        """The answer cannot be changed any more."""
        self.editor.set_fixed()
        self.note.setText(why)

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong below the field; an empty sentence says what belongs there."""
        text = sentence or self.question.meaning_text
        role = "error" if sentence else "caption"
        if self.note.text() != text:
            self.note.setText(text)
            self.editor.target().setAccessibleDescription(text)
        if self.note.property("role") != role:
            set_role(self.note, role)
        self.editor.set_invalid(bool(sentence))

    def _on_edited(self, raw: Any) -> None:
        self.touched = True
        self._answer = raw
        self.edited.emit(self.question.field)


def _editor(question: Question, appearance: Appearance) -> Editor:
    if question.field in _SWITCHES:
        return SwitchEditor(appearance)
    hints = Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhNoAutoUppercase
    if question.field in _ADDRESSES:
        hints |= Qt.InputMethodHint.ImhUrlCharactersOnly
    elif question.field in _NUMBERS:
        hints |= Qt.InputMethodHint.ImhFormattedNumbersOnly
    elif question.field in _FILES:
        hints |= Qt.InputMethodHint.ImhUrlCharactersOnly
    editor = TextEditor(hints)
    editor.line.setPlaceholderText(question.example)
    return editor


class SecretField(QWidget):
    """A password, token or key: typed, never shown again, kept in the key store.

    Attributes:
        line: Where it is typed.
        show_typed: Shows what was typed, while pressed down.
        remove: Removes the stored one.
        note: Whether one is stored.
    """

    def __init__(self, question: Question, *, stored: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stored = stored
        self._removed = False
        self._meaning = question.meaning_text
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setMaxLength(_LONGEST_SECRET)
        self.line.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.line.setAccessibleName(question.title_text)
        self.line.setObjectName("sink.secret")
        self.line.setMinimumHeight(touch_px())
        self.show_typed = button(self.tr("Show"))
        self.show_typed.setCheckable(True)
        self.remove = button(self.tr("Remove"), "", self._on_remove)
        self.remove.setVisible(stored)
        self.note = label("", "caption", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(px(6))
        row.addWidget(self.line, 1)
        row.addWidget(self.show_typed)
        row.addWidget(self.remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(4))
        title = label(question.title_text, "field", wrap=True)
        title.setBuddy(self.line)
        layout.addWidget(title)
        layout.addLayout(row)
        layout.addWidget(self.note)
        layout.addStretch(1)
        self.line.textEdited.connect(self._on_edited)
        self.show_typed.toggled.connect(self._on_show)
        self._show_state()

    @property
    def secret(self) -> str | None:
        """What is to be stored; empty removes the stored one, None leaves it alone."""
        return self.line.text().strip() or ("" if self._removed else None)

    def _on_edited(self, text: str) -> None:
        if text:
            self._removed = False
        self._show_state()

    def _on_show(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)

    def _on_remove(self) -> None:
        self.line.clear()
        self._removed = True
        self._show_state()

    def _show_state(self) -> None:
        if self._removed:
            text = self.tr("The stored one will be removed.")
        elif self.line.text():
            text = self.tr("Will be kept in the key store of this device, and not shown again.")
        elif self._stored:
            text = self.tr("One is stored; type a new one to replace it.")
        else:
            text = self._meaning
        self.note.setText(text)
        kept = self._stored and not self._removed
        self.line.setPlaceholderText("••••••••" if kept else "")
        self.remove.setEnabled(kept)

    def clear(self) -> None:
        """Let go of what was typed."""
        self.line.clear()


class TypeField(QWidget):
    """Which records a destination gets.

    Attributes:
        boxes: By type, in the order in which they are shown.
        note: What is wrong.

    Signals:
        edited(): Another choice.
    """

    edited = Signal()

    def __init__(
        self, kind: SinkKind, chosen: Sequence[RecordType], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self.boxes: dict[RecordType, QCheckBox] = {}
        fields = [self._box(one, one in chosen) for one in POSSIBLE_TYPES[kind]]
        self.note = label("", "error", wrap=True)
        self.note.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(10))
        layout.addWidget(FieldGrid(fields, row_px=12))
        layout.addWidget(self.note)

    def _box(self, kind: RecordType, chosen: bool) -> QWidget:
        box = QCheckBox(type_text(kind))
        box.setChecked(chosen)
        box.setMinimumHeight(touch_px())
        box.setAccessibleDescription(type_meaning(kind))
        box.setEnabled(len(POSSIBLE_TYPES[self._kind]) > 1)
        box.clicked.connect(lambda: self.edited.emit())
        self.boxes[kind] = box
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(box)
        meaning = label(type_meaning(kind), "caption", wrap=True)
        meaning.setContentsMargins(px(24) + px(12), 0, 0, 0)
        layout.addWidget(meaning)
        layout.addStretch(1)
        return whole

    @property
    def chosen(self) -> tuple[RecordType, ...]:
        """What is chosen, for the model: empty stands for the usual choice of the kind."""
        chosen = tuple(kind for kind, box in self.boxes.items() if box.isChecked())
        return () if set(chosen) == set(DEFAULT_TYPES[self._kind]) else chosen

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is chosen."""
        return not any(box.isChecked() for box in self.boxes.values())

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong; an empty sentence takes it back."""
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))
