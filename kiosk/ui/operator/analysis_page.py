"""What is computed and how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kiosk.core.choices import InferenceDevice
from kiosk.core.settings_schema import spec
from kiosk.ui.operator.editors import ComboEditor
from kiosk.ui.operator.page import Page, PanelContext
from kiosk.ui.operator.people_settings import NoticeCard
from kiosk.ui.operator.people_task import Message
from kiosk.ui.operator.style import button
from kiosk.ui.operator.texts import choice_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class AnalysisPage(Page):
    """Mode, detector, thresholds, times and the inference device.

    Signals:
        noticeWanted(): Show what has to be settled before anybody is identified.
    """

    noticeWanted = Signal()

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.set_heading(self.tr("Analysis"), self.tr("What is computed about faces, and how."))
        self.add_card(self.tr("What is computed"), self._fields("mode", "emotion"), columns=2)
        self.notice = Message()
        self.read = button(self.tr("Read it"), "", self.noticeWanted.emit)
        self.notice.row.addWidget(self.read)
        self.column.addWidget(self.notice)
        context.draft.changed.connect(self._show_notice)
        self._show_notice()
        self.add_card(
            self.tr("Finding faces"), self._fields("detector", "score_threshold", "min_face_px")
        )
        self.add_card(
            self.tr("Judging faces"),
            self._fields("attributes", "gender_threshold", "look_angle_deg"),
        )
        self.add_card(
            self.tr("Following people"),
            self._fields("confirm_s", "lost_after_s", "revisit_window_s"),
        )
        device = self.field("analysis.device", ComboEditor(self._devices()))
        self.add_card(
            self.tr("Where the networks run"),
            [device, *self._fields("precision", "inference_precision")],
        )
        self.add_rest("analysis", self.tr("More"))
        self.finish()

    def _fields(self, *keys: str) -> list[QWidget]:
        return [self.field(f"analysis.{key}") for key in keys]

    def _show_notice(self) -> None:
        """Say what has to be settled before anybody is identified, and lead there."""
        draft = self.context.draft
        settled = NoticeCard.is_settled(draft)
        words = self.tr(
            "People are recognised by name only after you have read what that demands, and chosen "
            "how long records are kept."
        )
        refusal = draft.refusal
        self.notice.say(refusal if settled or not refusal else words)
        self.read.setVisible(not settled)

    def _devices(self) -> list[tuple[str | int, str]]:
        """Every device that can be set, with the name it has on this machine."""
        present = dict(self.context.control.inference_devices())
        rows: list[tuple[str | int, str]] = []
        for choice in spec("analysis.device").choices:
            name = choice_text("analysis.device", choice)
            if choice in present and present[str(choice)] != name:
                rows.append((choice, f"{name}: {present[str(choice)]}"))
            elif choice in present or choice == InferenceDevice.AUTO:
                rows.append((choice, name))
            else:
                rows.append((choice, self.tr("{name} (not on this machine)").format(name=name)))
        return rows
