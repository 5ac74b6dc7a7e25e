"""Controls that edit one value each: text, number, choice, switch."""

from __future__ import annotations

import math
from abc import abstractmethod
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStyledItemDelegate,
    QWidget,
)

from kiosk.core.settings_schema import SettingKind, SettingSpec
from kiosk.ui.operator.style import button, label, px, touch_px
from kiosk.ui.operator.switch import Switch
from kiosk.ui.operator.texts import choice_text, number_text, raw_number, unit_text
from kiosk.ui.theme import repolish

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from kiosk.ui.theme import Appearance

_MOST_SEGMENTS = 4


class Editor(QWidget):
    """Base of the controls.

    Signals:
        edited(object): The person changed the value; text for texts and numbers.
    """

    edited = Signal(object)

    # Qt's metaclass is no ABCMeta: the type checker alone refuses an editor without these.
    @abstractmethod
    def show_value(self, value: Any) -> None:
        """Show a value without :attr:`edited` being emitted."""

    @abstractmethod
    def target(self) -> QWidget:
        """The widget that takes the keyboard focus and carries the accessible name."""

    def set_name(self, name: str) -> None:
        """Tell screen readers which setting this is."""
        self.target().setAccessibleName(name)

    def set_fixed(self) -> None:
        """Show the value only."""
        self.setEnabled(False)

    def set_invalid(self, invalid: bool) -> None:
        """Mark the control as wrong."""
        target = self.target()
        if target.property("invalid") != invalid:
            target.setProperty("invalid", invalid)
            repolish(target)


class TextEditor(Editor):
    """One line of text; ``inputMethodHints`` tells the on-screen keyboard what is typed."""

    def __init__(
        self,
        hints: Qt.InputMethodHint = Qt.InputMethodHint.ImhNone,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setInputMethodHints(hints)
        self.line.setMinimumHeight(touch_px())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.line)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self.edited.emit)

    def show_value(self, value: Any) -> None:
        """Show a text."""
        if self.line.text() != str(value):
            self.line.setText(str(value))
            self.line.setCursorPosition(0)

    def target(self) -> QWidget:
        """The line."""
        return self.line

    def set_fixed(self) -> None:
        """The text can still be read through and copied."""
        self.line.setReadOnly(True)


class NumberEditor(Editor):
    """A line for a number with its unit, between a minus and a plus."""

    def __init__(self, spec: SettingSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec = spec
        self.line = QLineEdit()
        self.line.setMinimumHeight(touch_px())
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        self.less = self._step_button("\u2212", -1, self.tr("Less"))
        self.more = self._step_button("+", 1, self.tr("More"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(6))
        layout.addWidget(self.line, 1)
        layout.addWidget(self.less)
        layout.addWidget(self.more)
        self._unit = self._unit_label(unit_text(spec.unit))
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(lambda text: self.edited.emit(raw_number(text)))

    def _step_button(self, text: str, direction: int, name: str) -> QPushButton:
        step = button(text, "step", lambda: self._step(direction))
        step.setFixedSize(touch_px(), touch_px())
        step.setAutoRepeat(True)
        step.setAccessibleName(name)
        # The arrow keys of the line do the same for the keyboard.
        step.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.line.installEventFilter(self)
        return step

    def _unit_label(self, unit: str) -> QLabel | None:
        if not unit:
            return None
        shown = label(unit, "unit")
        inner = QHBoxLayout(self.line)
        inner.setContentsMargins(0, 0, px(12), 0)
        inner.addStretch(1)
        inner.addWidget(shown)
        shown.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.line.setTextMargins(0, 0, shown.sizeHint().width() + px(16), 0)
        return shown

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow up and down change the number."""
        if event.type() == QEvent.Type.KeyPress and not self.line.isReadOnly():
            key = event.key()  # type: ignore[attr-defined]
            if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self._step(1 if key == Qt.Key.Key_Up else -1)
                return True
        return super().eventFilter(watched, event)

    def show_value(self, value: Any) -> None:
        """Show a number, or a text that was typed and is none."""
        text = number_text(value) if isinstance(value, int | float) else str(value)
        self.line.setText(text)

    def target(self) -> QWidget:
        """The line."""
        return self.line

    def set_fixed(self) -> None:
        """The number can still be copied."""
        self.line.setReadOnly(True)
        self.less.setEnabled(False)
        self.more.setEnabled(False)

    def _step(self, direction: int) -> None:
        try:
            value = float(raw_number(self.line.text()))
        except ValueError:
            value = float(self._spec.default)
        step = self._step_size(value)
        value = (round(value / step) + direction) * step
        if self._spec.minimum is not None:
            value = max(self._spec.minimum, value)
        if self._spec.maximum is not None:
            value = min(self._spec.maximum, value)
        value = round(value, 6)
        self.show_value(int(value) if self._spec.kind is SettingKind.INTEGER else value)
        self.edited.emit(raw_number(self.line.text()))

    def _step_size(self, value: float) -> float:
        if self._spec.maximum is not None and self._spec.maximum <= 1:
            return 0.05
        least = 1.0 if self._spec.kind is SettingKind.INTEGER else 0.05
        magnitude = math.floor(math.log10(abs(value))) if value else 0
        return float(max(least, 10.0 ** (magnitude - 1)))


class SwitchEditor(Editor):
    """Yes or no."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.switch = Switch(appearance)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.switch)
        self.setFocusProxy(self.switch)
        self.switch.clicked.connect(lambda: self.edited.emit(self.switch.isChecked()))

    def show_value(self, value: Any) -> None:
        """Show yes or no."""
        self.switch.setChecked(value is True)

    def target(self) -> QWidget:
        """The switch."""
        return self.switch


class SegmentEditor(Editor):
    """A few choices side by side, or one below the other where there is no room."""

    def __init__(
        self, choices: Sequence[tuple[str | int, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(px(6))
        self._group = QButtonGroup(self)
        self.buttons: dict[str | int, QPushButton] = {}
        for choice, text in choices:
            segment = button(text, "segment")
            segment.setCheckable(True)
            self._group.addButton(segment)
            self._layout.addWidget(segment, segment.sizeHint().width())
            self.buttons[choice] = segment
            segment.clicked.connect(lambda _=False, value=choice: self.edited.emit(value))
        self.setFocusProxy(next(iter(self.buttons.values())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in a column when the row does not fit."""
        super().resizeEvent(event)
        needed = sum(segment.sizeHint().width() + px(6) for segment in self.buttons.values())
        fits = needed <= event.size().width()
        self._layout.setDirection(
            QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        )

    def show_value(self, value: Any) -> None:
        """Press the button of this value."""
        for choice, segment in self.buttons.items():
            segment.setChecked(str(choice) == str(value))

    def set_name(self, name: str) -> None:
        """Each button says which setting it belongs to."""
        for segment in self.buttons.values():
            segment.setAccessibleName(f"{name}: {segment.text()}")

    def set_invalid(self, invalid: bool) -> None:
        """A pressed button is always valid."""

    def target(self) -> QWidget:
        """The pressed button, or the first."""
        return self._group.checkedButton() or next(iter(self.buttons.values()))


class _CalmComboBox(QComboBox):
    """Leaves the wheel to the page unless it has the focus."""

    def wheelEvent(self, event: Any) -> None:
        """Scroll the page, not the value."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ComboEditor(Editor):
    """Many choices in a list that opens."""

    def __init__(
        self, choices: Sequence[tuple[str | int, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.combo = _CalmComboBox()
        self.combo.setItemDelegate(QStyledItemDelegate(self.combo))  # else no touch height
        self.combo.setMinimumHeight(touch_px())
        self.combo.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.combo.setMinimumContentsLength(10)
        self.combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for choice, text in choices:
            self.combo.addItem(text, choice)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.combo)
        self.setFocusProxy(self.combo)
        self.combo.activated.connect(lambda: self.edited.emit(self.combo.currentData()))

    def show_value(self, value: Any) -> None:
        """Choose the row of this value."""
        self.combo.setCurrentIndex(self.combo.findData(str(value)))

    def target(self) -> QWidget:
        """The box."""
        return self.combo


def choices_of(spec: SettingSpec) -> list[tuple[str | int, str]]:
    """Values of a choice with their words."""
    return [(choice, choice_text(spec.name, choice)) for choice in spec.choices]


def editor_for(spec: SettingSpec, appearance: Appearance) -> Editor:
    """The control that suits a setting's kind.

    Raises:
        TypeError: Settings of this kind need a control of their own (areas).
    """
    match spec.kind:
        case SettingKind.BOOLEAN:
            return SwitchEditor(appearance)
        case SettingKind.INTEGER | SettingKind.NUMBER:
            return NumberEditor(spec)
        case SettingKind.CHOICE:
            choices = choices_of(spec)
            few = len(choices) <= _MOST_SEGMENTS
            return SegmentEditor(choices) if few else ComboEditor(choices)
        case SettingKind.TEXT:
            is_url = spec.name == "camera.source"
            hint = Qt.InputMethodHint.ImhUrlCharactersOnly if is_url else Qt.InputMethodHint.ImhNone
            return TextEditor(hint)
    raise TypeError(f"{spec.name} needs a control of its own")
