"""What identification demands before it is switched on, and all of its settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.core.choices import AnalysisMode
from kiosk.core.settings_schema import spec
from kiosk.ui.i18n import format_number
from kiosk.ui.operator.editors import ComboEditor, Editor, NumberEditor
from kiosk.ui.operator.fields import FieldGrid
from kiosk.ui.operator.people_task import Message
from kiosk.ui.operator.style import button, card, label, px
from kiosk.ui.theme import repolish

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.core.identity import GalleryContents
    from kiosk.core.settings_schema import SettingSpec
    from kiosk.ui.operator.draft import Draft
    from kiosk.ui.operator.fields import Field
    from kiosk.ui.operator.page import PanelContext

_PRESET_DAYS: Final = (30, 90, 365)
_RATES: Final = (0.01, 0.001, 0.0001, 0.00001)


class RetentionEditor(Editor):
    """Days, with a button for each of the usual numbers of them.

    Attributes:
        presets: The buttons, by days.
    """

    def __init__(self, setting: SettingSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = NumberEditor(setting)
        self.line = self.number.line
        self.presets = {days: self._preset(days) for days in _PRESET_DAYS}
        row = QHBoxLayout()
        row.setSpacing(px(6))
        for choice in self.presets.values():
            row.addWidget(choice, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(6))
        layout.addLayout(row)
        layout.addWidget(self.number)
        self.setFocusProxy(self.number)
        self.number.edited.connect(self._on_number)

    def _preset(self, days: int) -> Any:
        words = self.tr("%n day(s)", "", days)
        choice = button(words, "segment", lambda: self._choose(days))
        choice.setCheckable(True)
        return choice

    def _choose(self, days: int) -> None:
        self.show_value(days)
        self.edited.emit(str(days))

    def _on_number(self, raw: Any) -> None:
        self._press(raw)
        self.edited.emit(raw)

    def _press(self, value: Any) -> None:
        for days, choice in self.presets.items():
            choice.setChecked(str(value) == str(days))

    def show_value(self, value: Any) -> None:
        """Show a number of days; 0 is not decided, and stands for an empty line."""
        self.number.show_value("" if value == 0 else value)
        self._press(value)

    def target(self) -> QWidget:
        """The line."""
        return self.number.target()

    def set_fixed(self) -> None:
        """The number can still be read."""
        self.number.set_fixed()
        for choice in self.presets.values():
            choice.setEnabled(False)

    def set_invalid(self, invalid: bool) -> None:
        """Mark the line as wrong."""
        self.number.set_invalid(invalid)


class RateEditor(ComboEditor):
    """How often a stranger may be taken for somebody, in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__([], parent)
        for rate in _RATES:
            self._offer(rate)

    def _offer(self, rate: float) -> None:
        words = self.tr("One stranger in {n}").format(n=format_number(1 / rate))
        self.combo.addItem(words, str(rate))

    def show_value(self, value: Any) -> None:
        """Choose the row of a rate; one that was set elsewhere gets a row of its own."""
        if self.combo.findData(str(value)) < 0 and isinstance(value, float):
            self._offer(value)
        super().show_value(value)


class GroupEditor(ComboEditor):
    """One of the groups there are, or all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__([], parent)
        self.combo.addItem(self.tr("All groups"), "")

    def set_groups(self, contents: GalleryContents) -> None:
        """Offer the groups there are now."""
        chosen = str(self.combo.currentData() or "")
        self.combo.clear()
        self.combo.addItem(self.tr("All groups"), "")
        for group in contents.groups:
            self.combo.addItem(group.name, group.id)
        self.show_value(chosen)

    def show_value(self, value: Any) -> None:
        """Choose a group; one that does not exist any more is shown by its id."""
        if self.combo.findData(str(value)) < 0:
            self.combo.addItem(str(value), str(value))
        super().show_value(value)


class NoticeCard(QFrame):
    """What identification demands; read, acknowledged, and its time limit chosen."""

    def __init__(self, context: PanelContext, field: Callable[..., Field]) -> None:
        super().__init__()
        self._context = context
        self.setProperty("role", "card")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(24), px(20), px(24), px(24))
        layout.setSpacing(px(14))
        layout.addWidget(label(self.tr("Before anybody is identified"), "heading", wrap=True))
        for title, text in self._demands():
            words = QVBoxLayout()
            words.setSpacing(px(2))
            words.addWidget(label(title, "field", wrap=True))
            words.addWidget(label(text, "muted", wrap=True))
            layout.addLayout(words)
        self.acknowledged = field("identification.notice_acknowledged")
        self.acknowledged.title.setText(self.tr("I have read this and see to it"))
        setting = spec("identification.retention_days")
        self.retention = field("identification.retention_days", RetentionEditor(setting))
        self.state = Message()
        self.use = button(self.tr("Switch identification on"), "primary", self._switch_on)
        layout.addWidget(FieldGrid([self.acknowledged, self.retention], most_columns=2))
        layout.addWidget(self.state)
        row = QHBoxLayout()
        row.addWidget(self.use)
        row.addStretch(1)
        layout.addLayout(row)
        context.draft.changed.connect(self._show_state)
        self._show_state()

    def _demands(self) -> list[tuple[str, str]]:
        return [
            (
                self.tr("Everybody enrolled has agreed"),
                self.tr(
                    "Descriptions of faces are among the most protected personal data. Enrol "
                    "only people who read the consent here and accepted it themselves, freely, "
                    "and erase them at once when they withdraw."
                ),
            ),
            (
                self.tr("Everybody else is told"),
                self.tr(
                    "To find out who is enrolled, every face in view is compared. Put the notice "
                    "on the screen and the sign at the entrance; offer a way past the camera. "
                    "Nothing about strangers is kept."
                ),
            ),
            (
                self.tr("You are responsible"),
                self.tr(
                    "The operator of this place answers for it, not this program. The law differs "
                    "from place to place, and may ask for an assessment before you begin, or "
                    "forbid it: ask whoever advises you on data protection."
                ),
            ),
            (
                self.tr("A time limit is set"),
                self.tr("Records of who was recognised are deleted after the time you choose."),
            ),
        ]

    @staticmethod
    def is_settled(draft: Draft) -> bool:
        """Whether the notice is acknowledged and a time limit chosen."""
        return (
            draft.value("identification.notice_acknowledged") is True
            and draft.value("identification.retention_days") > 0
            and "identification.retention_days" not in draft.problems
        )

    def _switch_on(self) -> None:
        self._context.draft.put({"analysis.mode": AnalysisMode.IDENTIFICATION.value})

    def _show_state(self) -> None:
        draft = self._context.draft
        wanted = draft.value("analysis.mode") is AnalysisMode.IDENTIFICATION
        in_force = draft.in_force("analysis.mode") is AnalysisMode.IDENTIFICATION
        self.use.setVisible(not wanted and not draft.is_overridden("analysis.mode"))
        settled = self.is_settled(draft)
        self.use.setEnabled(settled)
        if wanted and settled and draft.refusal:
            self.state.say(draft.refusal, "error")
        elif wanted and not settled:
            self.state.say(
                self.tr("Acknowledge this and choose a time before identification is applied."),
                "error",
            )
        elif wanted and not in_force:
            self.state.say(self.tr("Identification begins with Apply."), "warning")
        elif wanted:
            self.state.say(self.tr("Identification is on."), "success")
        else:
            self.state.say(self.tr("Identification is off: nobody is recognised."), "caption")
        repolish(self)


class PeopleSettings(QWidget):
    """All settings of identification, below the notice."""

    def __init__(self, context: PanelContext, field: Callable[..., Field]) -> None:
        super().__init__()
        self.notice = NoticeCard(context, field)
        self.groups = GroupEditor()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(18))
        column.addWidget(self.notice)
        recognition = [
            field("identification.group", self.groups),
            field("identification.false_accept_rate", RateEditor()),
            field("identification.consent_years"),
        ]
        greeting = [field("identification.show_names"), field("identification.greeting")]
        kept = [
            field(f"identification.{key}")
            for key in ("pictures", "pictures_hours", "pictures_mib", "picture_layout", "records")
        ]
        for title, fields, most in (
            (self.tr("Recognition"), recognition, 3),
            (self.tr("Greeting"), greeting, 2),
            (self.tr("What is kept of recognised people"), kept, 3),
        ):
            frame, inner = card(title)
            inner.addWidget(FieldGrid(fields, most_columns=most))
            column.addWidget(frame)
        column.addStretch(1)
