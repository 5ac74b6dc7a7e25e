"""Looks twice a second who was recognised, and has them greeted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from kiosk.ui.greetings import Greetings, greeting_text
from kiosk.ui.name_text import names_shown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QRectF

    from kiosk.core.identity import RecognisedPerson
    from kiosk.core.settings import Settings
    from kiosk.ui.greeting_banner import GreetingBanner

POLL_MS: Final = 500


class Greeter(QObject):
    """Greets recognised people on the public screen where the settings want it.

    Args:
        banner: Where greetings appear.
        faces: Where faces are now, in the coordinates of the banner's parent.
        clock_s: A steady clock in seconds.
    """

    def __init__(
        self,
        banner: GreetingBanner,
        faces: Callable[[], Sequence[QRectF]],
        clock_s: Callable[[], float],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._banner = banner
        self._faces = faces
        self._clock_s = clock_s
        self._greetings = Greetings()
        self._recognised: Callable[[], Sequence[RecognisedPerson]] = tuple
        self._group_name: Callable[[str], str] = str
        self._template = ""
        self._active = False
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self.look)

    def set_source(
        self,
        recognised: Callable[[], Sequence[RecognisedPerson]],
        group_name: Callable[[str], str] = str,
    ) -> None:
        """Where recognised people come from.

        Args:
            recognised: ``KioskControl.recognised``; must be cheap.
            group_name: Name of a group by its id; must be cheap.
        """
        self._recognised, self._group_name = recognised, group_name
        self._follow()

    def apply_settings(self, settings: Settings) -> None:
        """Follow the template, and whether names are shown at all."""
        template = settings.identification.greeting.strip() if names_shown(settings) else ""
        if template and not self._template:
            # Whoever is here already was recognised without being greeted.
            self._greetings.pass_over(self._recognised())
        self._template = template
        self._follow()

    def set_active(self, active: bool) -> None:
        """Whether the public sees the picture; nobody is greeted meanwhile when not."""
        if active is not self._active:
            self._active = active
            self._follow()

    def look(self) -> None:
        """See who is here and greet; called twice a second."""
        people = self._greetings.update(self._recognised(), self._clock_s())
        text = greeting_text(self._template, people, self._group_name) if people else ""
        self._banner.say(text, self._faces() if text else ())

    def _follow(self) -> None:
        wanted = self._active and bool(self._template)
        if wanted and not self._timer.isActive():
            self._timer.start()
        elif not wanted:
            self._timer.stop()
            self._banner.clear()
