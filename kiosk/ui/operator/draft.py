"""Settings while they are being edited: what was typed, what is wrong, what would change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from kiosk.core.errors import SettingsError
from kiosk.core.settings_schema import SettingProblem, check, value_of, with_values
from kiosk.ui.operator.texts import refusal_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.core.settings import Settings


class Draft(QObject):
    """Edits on top of the settings in force.

    Signals:
        changed(): A value or a problem is different now.
        reloaded(): Everything may be different: fields show their values anew.
    """

    changed = Signal()
    reloaded = Signal()

    def __init__(
        self, settings: Settings, overridden: frozenset[str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._base = settings
        self._overridden = overridden
        self._values: dict[str, Any] = {}
        self._raw: dict[str, Any] = {}
        self._problems: dict[str, SettingProblem] = {}

    @property
    def problems(self) -> Mapping[str, SettingProblem]:
        """What is wrong, by dotted name."""
        return self._problems

    @property
    def change_count(self) -> int:
        """Number of edits that are not in force, right or wrong."""
        return len(self._values.keys() | self._problems.keys())

    @property
    def edits(self) -> Mapping[str, Any]:
        """The valid edits, by dotted name."""
        return dict(self._values)

    @property
    def can_apply(self) -> bool:
        """Whether there is something to apply and nothing wrong."""
        return self.change_count > 0 and not self._problems and not self.refusal

    @property
    def refusal(self) -> str:
        """Why the edits do not go together, for people; empty when they do."""
        try:
            return refusal_text(self.settings())
        except SettingsError as error:
            return str(error)

    def is_overridden(self, name: str) -> bool:
        """Whether the environment or the command line fixes this setting."""
        return name in self._overridden

    def value(self, name: str) -> Any:
        """Latest valid value."""
        return self._values[name] if name in self._values else value_of(self._base, name)

    def shown(self, name: str) -> Any:
        """What the field shows: the edit, even if it is wrong."""
        return self._raw.get(name, self.value(name))

    def in_force(self, name: str) -> Any:
        """Value before the edits."""
        return value_of(self._base, name)

    def set(self, name: str, raw: Any) -> None:
        """Take an edit and check it at once; edits of fixed settings are ignored."""
        if self.is_overridden(name):
            return
        value, problem = check(name, raw)
        self._values.pop(name, None)
        self._problems.pop(name, None)
        self._raw.pop(name, None)
        if problem is not None:
            self._problems[name], self._raw[name] = problem, raw
        elif value != value_of(self._base, name):
            self._values[name], self._raw[name] = value, raw
        self.changed.emit()

    def put(self, values: Mapping[str, Any]) -> None:
        """Take edits that were not made in the fields, which show them then."""
        for name, value in values.items():
            self.set(name, value)
        self.reloaded.emit()

    def settings(self) -> Settings:
        """The settings in force with all valid edits.

        Raises:
            SettingsError: The edits do not go together.
        """
        return with_values(self._base, self._values)

    def follow(self, settings: Settings, overridden: frozenset[str]) -> None:
        """Other settings came into force meanwhile; the edits stay."""
        self._base, self._overridden = settings, overridden
        for name in [n for n, v in self._values.items() if v == value_of(settings, n)]:
            del self._values[name], self._raw[name]
        self.reloaded.emit()
        self.changed.emit()

    def reset(self, settings: Settings, overridden: frozenset[str]) -> None:
        """Forget all edits and start again from these settings."""
        self._base, self._overridden = settings, overridden
        self._values.clear()
        self._raw.clear()
        self._problems.clear()
        self.reloaded.emit()
        self.changed.emit()
