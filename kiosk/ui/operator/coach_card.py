"""The installation coach: how the camera stands and what to change, in plain words."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.core.coach import Need, view_from_face
from kiosk.core.coach_advice import AdviceKind, advise
from kiosk.core.coach_certificate import certificate
from kiosk.ui.operator.coach_charts import CrossingMap, LightStrip
from kiosk.ui.operator.fields import FieldGrid
from kiosk.ui.operator.health_page import Figure, StageBar
from kiosk.ui.operator.style import button, clear, label, px
from kiosk.ui.operator.texts import number_text
from kiosk.ui.theme import set_role

if TYPE_CHECKING:
    from kiosk.core.coach import CoachReport, NeedFigure
    from kiosk.core.coach_advice import Advice
    from kiosk.core.errors import KioskError
    from kiosk.core.history import Document
    from kiosk.ui.operator.page import PanelContext
    from kiosk.ui.theme import Appearance

_CONTEXT: Final = "CoachCard"
_NONE: Final = "\N{EM DASH}"
_DISTANCES_M: Final = (1.0, 1.5, 2.0, 3.0)

_ADVICE: Final[dict[AdviceKind, object]] = {
    AdviceKind.WAIT: QT_TRANSLATE_NOOP(
        "CoachCard", "Let {value} more people pass: then there is more to say."
    ),
    AdviceKind.CLOSER: QT_TRANSLATE_NOOP(
        "CoachCard", "Move the camera {value} m closer to the people: faces are too small."
    ),
    AdviceKind.TOO_DARK: QT_TRANSLATE_NOOP(
        "CoachCard", "Too dark: give the faces more light from the front."
    ),
    AdviceKind.DARK_FROM: QT_TRANSLATE_NOOP(
        "CoachCard", "Too dark from {value}:00 on: switch a light on then."
    ),
    AdviceKind.BACKLIGHT: QT_TRANSLATE_NOOP(
        "CoachCard",
        "The background outshines the faces: turn the camera away from the window, or give the "
        "faces light.",
    ),
    AdviceKind.GLARE: QT_TRANSLATE_NOOP(
        "CoachCard",
        "{value} % of the picture is burnt out: keep lamps, windows and reflections out of it.",
    ),
    AdviceKind.SOFT: QT_TRANSLATE_NOOP(
        "CoachCard", "Faces are not sharp: clean and focus the lens, or give more light."
    ),
    AdviceKind.FROM_THE_SIDE: QT_TRANSLATE_NOOP(
        "CoachCard", "People are seen from the side: put the camera where they look."
    ),
    AdviceKind.STEEP: QT_TRANSLATE_NOOP(
        "CoachCard", "Faces are seen at a steep angle: bring the camera to the height of the eyes."
    ),
    AdviceKind.AT_THE_EDGE: QT_TRANSLATE_NOOP(
        "CoachCard",
        "Many faces are cut off at an edge: turn the camera so that people cross the middle.",
    ),
    AdviceKind.SLOW: QT_TRANSLATE_NOOP(
        "CoachCard",
        "Only {value} frames a second are analysed: choose a smaller picture or a faster device.",
    ),
    AdviceKind.FINE: QT_TRANSLATE_NOOP("CoachCard", "The camera stands well."),
}
_NEEDS: Final[dict[Need, object]] = {
    Need.COUNTING: QT_TRANSLATE_NOOP("CoachCard", "Counting people"),
    Need.LOOKING: QT_TRANSLATE_NOOP("CoachCard", "Looking, returning people"),
    Need.AGE_GENDER: QT_TRANSLATE_NOOP("CoachCard", "Age and gender"),
}


def advice_text(advice: Advice) -> str:
    """A piece of advice as a sentence in the language in force."""
    decimals = 1 if advice.kind is AdviceKind.CLOSER else 0
    value = number_text(round(advice.value, decimals), 1)
    sentence = QCoreApplication.translate(_CONTEXT, str(_ADVICE[advice.kind]))
    return sentence.format(value=value)


class CoachCard(QFrame):
    """Advice, figures, reach, where people cross, and the certificate.

    Signals:
        viewMeasured(float): The horizontal angle of view in degrees, from a measured face.
    """

    viewMeasured = Signal(float)

    def __init__(self, context: PanelContext, view_field: QWidget) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._context = context
        self._report: CoachReport | None = None
        self._storing = False
        self._shown: tuple[Advice, ...] | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(24), px(20), px(24), px(24))
        layout.setSpacing(px(16))
        layout.addWidget(label(self.tr("Installation coach"), "heading"))
        self._advice = QVBoxLayout()
        self._advice.setSpacing(px(8))
        layout.addLayout(self._advice)
        layout.addWidget(self._figures())
        layout.addWidget(label(self.tr("Large enough"), "field"))
        self._needs = {need: _NeedRow(need, context.appearance) for need in Need}
        for row in self._needs.values():
            layout.addWidget(row)
        layout.addWidget(self._pictures())
        layout.addWidget(self._measuring(view_field))
        layout.addLayout(self._certificate_row())

    def _figures(self) -> QWidget:
        self.figures = {
            "face": Figure(self.tr("Face width")),
            "light": Figure(self.tr("Light on faces")),
            "sharpness": Figure(self.tr("Sharpness")),
            "glare": Figure(self.tr("Burnt out")),
            "pose": Figure(self.tr("Turned away by")),
        }
        return FieldGrid(list(self.figures.values()), column_px=170, most_columns=5)

    def _pictures(self) -> QWidget:
        self.crossings = CrossingMap(self._context.appearance)
        self.light = LightStrip(self._context.appearance)
        pictures = []
        for title, chart in (
            (self.tr("Where faces were"), self.crossings),
            (self.tr("Light over the day"), self.light),
        ):
            box = QWidget()
            column = QVBoxLayout(box)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(label(title, "field"))
            column.addWidget(chart, 1)
            pictures.append(box)
        return FieldGrid(pictures, column_px=330, most_columns=2)

    def _measuring(self, view_field: QWidget) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(label(self.tr("Measure the reach"), "field"))
        column.addWidget(
            label(
                self.tr(
                    "Stand in front of the camera, alone and looking at it, and touch your "
                    "distance."
                ),
                "caption",
                wrap=True,
            )
        )
        self.distances = [
            button(self.tr("{n} m").format(n=number_text(m)), "chip", partial(self._measure, m))
            for m in _DISTANCES_M
        ]
        column.addWidget(FieldGrid(self.distances, column_px=110, most_columns=4, row_px=8))
        self.measured = label("", "caption", wrap=True)
        column.addWidget(self.measured)
        column.addWidget(view_field)
        return box

    def _certificate_row(self) -> QHBoxLayout:
        self.store = button(self.tr("Store as certificate"), "", self._store)
        self.stored = label("", "caption", wrap=True)
        row = QHBoxLayout()
        row.addWidget(self.store)
        row.addWidget(self.stored, 1)
        return row

    # ------------------------------------------------------------------ live

    def refresh(self) -> None:
        """Show how the camera stands now."""
        report = self._report = self._context.control.coach()
        advice = advise(report)
        if advice != self._shown:
            self._shown = advice
            clear(self._advice)
            for piece in advice:
                self._advice.addWidget(_advice_row(piece))
        self._show_figures(report)
        needs = {figure.need: figure for figure in report.needs}
        for need, row in self._needs.items():
            row.show_need(needs.get(need), exact=report.view_is_known)
        self.crossings.show_map(report.crossings)
        self.light.show_hours(report.light_by_hour)
        for choice in self.distances:
            choice.setEnabled(report.now_face_px is not None)
        self.store.setEnabled(report.enough)

    def _show_figures(self, report: CoachReport) -> None:
        people = self.tr("{n} people").format(n=report.people)
        percent = self.tr("{n} %")
        for name, value, unit, remark in (
            ("face", report.face_px, self.tr("{n} px"), people),
            ("light", report.face_brightness, percent, ""),
            ("sharpness", report.sharpness, percent, ""),
            ("glare", report.glare, percent, ""),
        ):
            scale = {"face": 1.0, "light": 100 / 255}.get(name, 100.0)
            text = _NONE if value is None else unit.format(n=number_text(round(value * scale)))
            self.figures[name].show_figure(text, remark)
        self.figures["pose"].show_figure(
            _NONE if report.yaw_deg is None else f"{number_text(abs(round(report.yaw_deg)))}°",
            ""
            if report.pitch_deg is None
            else self.tr("up or down: {n}°").format(n=number_text(abs(round(report.pitch_deg)))),
        )

    # ------------------------------------------------------------------ actions

    def _measure(self, distance_m: float) -> None:
        report = self._report
        if report is None or report.now_face_px is None:
            return
        view_deg = view_from_face(report.frame_width_px, report.now_face_px, distance_m)
        self.measured.setText(
            self.tr("Your face is {px} px wide: the lens sees {angle}°. Apply to keep it.").format(
                px=number_text(round(report.now_face_px)), angle=number_text(round(view_deg))
            )
        )
        self.viewMeasured.emit(round(view_deg, 1))

    def _store(self) -> None:
        report = self._report
        if report is None or self._storing:
            return
        document = certificate(report, advise(report), datetime.now(UTC))
        self._storing = True  # a disabled button would hand the focus on to the next one
        self._context.control.history(
            lambda reader: reader.add_document(document), self._on_stored, self._on_not_stored
        )

    def _on_stored(self, document: Document) -> None:
        del document
        self._storing = False
        set_role(self.stored, "caption")
        self.stored.setText(self.tr("The certificate is stored with the history."))

    def _on_not_stored(self, error: KioskError) -> None:
        self._storing = False
        set_role(self.stored, "error")
        self.stored.setText(str(error))


class _NeedRow(QWidget):
    """One need: how many people meet it, and how far it reaches."""

    def __init__(self, need: Need, appearance: Appearance) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(16))
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(label(QCoreApplication.translate(_CONTEXT, str(_NEEDS[need])), "body"))
        self._detail = label("", "caption", wrap=True)
        words.addWidget(self._detail)
        self._bar = StageBar(appearance)
        self._share = label("", "body")
        self._share.setMinimumWidth(px(60))
        row.addLayout(words, 3)
        row.addWidget(self._bar, 2)
        row.addWidget(self._share)

    def show_need(self, figure: NeedFigure | None, *, exact: bool) -> None:
        """Show a need; None when it is not computed in this mode."""
        self.setVisible(figure is not None)
        if figure is None:
            return
        pattern = (
            self.tr("from {px} px, up to {m} m away")
            if exact
            else self.tr("from {px} px, up to about {m} m away")
        )
        self._detail.setText(
            pattern.format(
                px=number_text(round(figure.pixels)), m=number_text(round(figure.reach_m, 1), 1)
            )
        )
        self._bar.set_share(figure.met or 0.0)
        share = _NONE if figure.met is None else f"{round(100 * figure.met)} %"
        self._share.setText(share)


def _advice_row(advice: Advice) -> QFrame:
    frame = QFrame()
    fine = advice.kind in (AdviceKind.FINE, AdviceKind.WAIT)
    frame.setProperty("role", "report" if fine else "problem")
    inner = QVBoxLayout(frame)
    inner.setContentsMargins(px(16), px(10), px(16), px(10))
    inner.addWidget(label(advice_text(advice), "body", wrap=True))
    return frame
