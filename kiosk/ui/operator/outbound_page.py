"""What leaves this device: made from what was really sent, as it was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.core.outbound import OutboundPurpose
from kiosk.core.records import RecordType
from kiosk.ui.operator.health_page import Figure
from kiosk.ui.operator.page import Page, PanelContext
from kiosk.ui.operator.style import card, label, px
from kiosk.ui.operator.texts import ago_text, number_text
from kiosk.ui.theme import set_role

if TYPE_CHECKING:
    from kiosk.core.outbound import Outbound

_PURPOSES: Final[dict[OutboundPurpose, object]] = {
    OutboundPurpose.COUNTS: QT_TRANSLATE_NOOP("OutboundPage", "Number of people"),
    OutboundPurpose.RECORDS: QT_TRANSLATE_NOOP("OutboundPage", "Records"),
    OutboundPurpose.CONNECTION_TEST: QT_TRANSLATE_NOOP("OutboundPage", "Connection test"),
    OutboundPurpose.ENROLMENT: QT_TRANSLATE_NOOP("OutboundPage", "Connecting to a collector"),
    OutboundPurpose.SETTINGS: QT_TRANSLATE_NOOP("OutboundPage", "Settings from the collector"),
    OutboundPurpose.MODELS: QT_TRANSLATE_NOOP("OutboundPage", "Download of networks"),
    OutboundPurpose.SNAPSHOT_FILE: QT_TRANSLATE_NOOP("OutboundPage", "Number of people"),
}


class OutboundPage(Page):
    """One card per destination, with the latest content word for word."""

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.set_heading(
            self.tr("What leaves this device"),
            self.tr("Made from what was really sent since the program started."),
        )
        frame, layout = card()
        self.verdict = label("", "heading", wrap=True)
        self.explanation = label("", "body", wrap=True)
        layout.addWidget(self.verdict)
        layout.addWidget(self.explanation)
        self.promise = label("", "caption", wrap=True)
        layout.addWidget(self.promise)
        self.column.addWidget(frame)
        self._entries = QVBoxLayout()
        self._entries.setSpacing(px(18))
        self.column.addLayout(self._entries)
        self.cards: dict[tuple[str, OutboundPurpose], OutboundCard] = {}
        self.finish()

    def refresh(self) -> None:
        """Show what was sent until now."""
        entries = self.context.control.outbound()
        for entry in sorted(entries, key=lambda e: not e.leaves_device):
            key = entry.destination, entry.purpose
            if key not in self.cards:
                self.cards[key] = OutboundCard(entry)
                # What goes over the network stands above what stays here.
                place = sum(c.leaves_device >= entry.leaves_device for c in self.cards.values()) - 1
                self._entries.insertWidget(place, self.cards[key])
            self.cards[key].show_entry(entry)
        self._show_verdict(sum(entry.leaves_device for entry in entries))
        self._show_promise()

    def _show_verdict(self, destinations: int) -> None:
        cloud = self.context.control.settings().cloud
        if destinations:
            set_role(self.verdict, "heading")
            self.verdict.setText(
                self.tr("Sent to {n} destinations").format(n=destinations)
                if destinations > 1
                else self.tr("Sent to one destination")
            )
            self.explanation.setText(
                self.tr("Each card shows the latest message word for word; passwords are hidden.")
            )
        elif any(not sink.paused for sink in cloud.sinks):
            self.verdict.setText(self.tr("Nothing has left this device yet"))
            names = ", ".join(sink.name for sink in cloud.sinks if not sink.paused)
            words = self.tr("Records will go to these destinations: {names}.")
            self.explanation.setText(words.format(names=names))
        else:
            self.verdict.setText(self.tr("Nothing leaves this device"))
            self.explanation.setText(
                self.tr("No destination is in use; all numbers stay on this device.")
            )

    def _show_promise(self) -> None:
        """Say what never goes out; pictures do where a destination is to have them."""
        sinks = self.context.control.settings().cloud.sinks
        if any(RecordType.PICTURE in sink.wanted_types for sink in sinks):
            self.promise.setText(
                self.tr(
                    "Pictures are sent only of recognised people who agreed to it, and only to "
                    "destinations for which pictures are chosen. The vectors that tell people "
                    "apart stay on this device; none of the messages below has a place for them."
                )
            )
        else:
            self.promise.setText(
                self.tr(
                    "Pictures, faces and the vectors that tell people apart stay in the memory "
                    "of this device; none of the messages below has a place for them."
                )
            )


class OutboundCard(QFrame):
    """What went to one destination.

    Attributes:
        leaves_device: Whether it goes over the network.
        latest: The latest message, word for word.
    """

    def __init__(self, entry: Outbound, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.leaves_device = entry.leaves_device
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(24), px(20), px(24), px(24))
        layout.setSpacing(px(12))
        purpose = QCoreApplication.translate("OutboundPage", str(_PURPOSES[entry.purpose]))
        place = (
            self.tr("over the network") if entry.leaves_device else self.tr("a file on this device")
        )
        layout.addWidget(label(f"{purpose} · {place}", "heading", wrap=True))
        layout.addWidget(label(entry.destination, "body", wrap=True))
        self._sent, self._last = Figure(self.tr("Sent")), Figure(self.tr("Last time"))
        if not entry.leaves_device:
            self._sent, self._last = Figure(self.tr("Written")), Figure(self.tr("Last time"))
        row = QHBoxLayout()
        row.setSpacing(px(40))
        row.addWidget(self._sent)
        row.addWidget(self._last)
        row.addStretch(1)
        layout.addLayout(row)
        self._fields = label("", "body", wrap=True)
        layout.addWidget(label(self.tr("Fields"), "field"))
        layout.addWidget(self._fields)
        layout.addWidget(label(self.tr("Latest message"), "field"))
        self.latest = label("", "mono", wrap=True)
        self.latest.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        report = QFrame()
        report.setProperty("role", "report")
        inner = QVBoxLayout(report)
        inner.setContentsMargins(px(16), px(12), px(16), px(12))
        inner.addWidget(self.latest)
        layout.addWidget(report)

    def show_entry(self, entry: Outbound) -> None:
        """Show the newest figures."""
        self._sent.show_figure(number_text(entry.sent))
        self._last.show_figure(ago_text(entry.last_at))
        self._fields.setText(", ".join(entry.fields) or self.tr("none"))
        # Long words without a place to break would widen the page.
        text = entry.latest.replace("&", "&\u200b").replace("=", "=\u200b")
        if self.latest.text() != text:
            self.latest.setText(text)
