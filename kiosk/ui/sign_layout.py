"""Where everything stands on the printed sign; nothing is drawn here.

All lengths are pixels at 300 dpi. Sizes are given for A4 and follow the width of the paper;
headline and details shrink until they fit, so that long texts are never cut.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import segno
from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPageSize

from kiosk.ui.theme import text_font

if TYPE_CHECKING:
    from kiosk.ui.sign_text import SignText

DPI: Final = 300
_A4_WIDTH_MM: Final = 210.0
QUIET_MODULES: Final = 4
"""White modules around a QR code (ISO/IEC 18004)."""

_WRAP: Final = int(
    Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
)
_UNBOUNDED: Final = 1e6


class Paper(StrEnum):
    """Sizes of the sign."""

    A4 = "a4"
    A5 = "a5"
    LETTER = "letter"

    @property
    def page_size(self) -> QPageSize:
        """The size as Qt has it."""
        ids = {
            Paper.A4: QPageSize.PageSizeId.A4,
            Paper.A5: QPageSize.PageSizeId.A5,
            Paper.LETTER: QPageSize.PageSizeId.Letter,
        }
        return QPageSize(ids[self])

    @property
    def size_px(self) -> QSizeF:
        """Width and height, upright, at 300 dpi."""
        return QSizeF(self.page_size.sizePixels(DPI))


@dataclass(frozen=True, slots=True)
class TextBox:
    """A text in its place.

    Attributes:
        text: What it says.
        area: Where it may be; at least as high as the text.
        font: Its font, in pixels at 300 dpi.
        role: Name of its colour.
        flags: Alignment and wrapping.
    """

    text: str
    area: QRectF
    font: QFont
    role: str
    flags: int = _WRAP

    def needed(self) -> QRectF:
        """The area that the text takes up."""
        return QFontMetricsF(self.font).boundingRect(self.area, self.flags, self.text)


@dataclass(frozen=True, slots=True)
class SignLayout:
    """A sign ready to be drawn.

    Attributes:
        paper: Its size.
        panel: The coloured area at the top.
        icon: Square of the large sign.
        ticks: Squares of the signs before the facts.
        texts: All texts.
        rule: Line between facts and details: left, y, right as a flat rectangle.
        code: Square of the QR code with its quiet zone; None without one.
        modules: Rows of the QR code, true where dark.
    """

    paper: Paper
    panel: QRectF
    icon: QRectF
    ticks: tuple[QRectF, ...]
    texts: tuple[TextBox, ...]
    rule: QRectF
    code: QRectF | None = None
    modules: tuple[tuple[bool, ...], ...] = field(default=(), repr=False)


def sign_layout(text: SignText, paper: Paper) -> SignLayout:
    """Place a sign's words on paper, as large as they fit."""
    return _Placing(text, paper).layout()


class _Placing:
    def __init__(self, text: SignText, paper: Paper) -> None:
        self._text = text
        self._paper = paper
        size = paper.size_px
        self._width, self._height = size.width(), size.height()
        self._mm = self._width / _A4_WIDTH_MM
        self._texts: list[TextBox] = []

    def layout(self) -> SignLayout:
        mm = self._mm
        margin = 13 * mm
        panel, icon, below = self._head(margin)
        ticks, below = self._facts(margin, below + 7 * mm)
        rule = QRectF(margin, below + 6 * mm, self._width - 2 * margin, 0)
        foot = self._height - margin
        code: QRectF | None = None
        modules: tuple[tuple[bool, ...], ...] = ()
        left = margin + 3 * mm
        width = self._width - 2 * left
        area = QRectF(left, rule.y() + 6 * mm, width, foot - 7 * mm - rule.y() - 6 * mm)
        if self._text.url:
            code, modules = self._code(area)
            area.setRight(code.left() - 7 * mm)
        self._details(area, columns=1 if self._text.url else 2)
        self._foot(margin + 3 * mm, foot)
        return SignLayout(
            self._paper, panel, icon, tuple(ticks), tuple(self._texts), rule, code, modules
        )

    def _head(self, margin: float) -> tuple[QRectF, QRectF, float]:
        """The panel with icon, headline and lead; returns it, the icon and where it ends."""
        mm = self._mm
        inner = margin + 11 * mm
        width = self._width - 2 * inner
        icon = QRectF(inner, margin + 11 * mm, 40 * mm, 40 * mm)
        top = icon.bottom() + 8 * mm
        headline = self._largest(self._text.headline, width, 44 * mm, 18.5 * mm, 9 * mm)
        top = self._add(self._text.headline, QRectF(inner, top, width, 0), headline, "on_panel")
        top += 4.5 * mm
        lead = self._largest(self._text.lead, width, 22 * mm, 6.6 * mm, 4.6 * mm, bold=False)
        top = self._add(self._text.lead, QRectF(inner, top, width, 0), lead, "on_panel")
        panel = QRectF(margin, margin, self._width - 2 * margin, top + 10 * mm - margin)
        return panel, icon, panel.bottom()

    def _largest(
        self,
        text: str,
        width: float,
        height: float,
        most: float,
        least: float,
        *,
        bold: bool = True,
    ) -> QFont:
        """The largest font in which a text fits without breaking a word."""
        size = most
        while True:
            font = self._font(size, QFont.Weight.Bold if bold else QFont.Weight.Normal)
            metrics = QFontMetricsF(font)
            needed = metrics.boundingRect(QRectF(0, 0, width, _UNBOUNDED), _WRAP, text)
            longest = max(metrics.horizontalAdvance(word) for word in text.split())
            if size <= least or (needed.height() <= height and longest <= width):
                return font
            size *= 0.97

    def _facts(self, margin: float, top: float) -> tuple[list[QRectF], float]:
        """Three facts beside each other."""
        mm = self._mm
        left, gap, sign = margin + 3 * mm, 5 * mm, 8.5 * mm
        width = (self._width - 2 * left - 2 * gap) / 3
        inner = width - sign - 3 * mm
        fonts = [self._largest(f, inner, 14 * mm, 5 * mm, 3 * mm) for f in self._text.facts]
        font = min(fonts, key=QFont.pixelSize)
        high = max(self._height_of(f, inner, font) for f in self._text.facts)
        row = max(sign, high)
        ticks = []
        for i, fact in enumerate(self._text.facts):
            x = left + i * (width + gap)
            ticks.append(QRectF(x, top + (row - sign) / 2, sign, sign))
            needed = self._height_of(fact, inner, font)
            self._add(
                fact, QRectF(x + sign + 3 * mm, top + (row - needed) / 2, inner, 0), font, "text"
            )
        return ticks, top + row

    def _code(self, area: QRectF) -> tuple[QRectF, tuple[tuple[bool, ...], ...]]:
        """QR code at the right of the details with its caption below."""
        mm = self._mm
        matrix = segno.make(self._text.url, error="m", micro=False).matrix
        modules = tuple(tuple(bool(cell) for cell in row) for row in matrix)
        count = len(modules) + 2 * QUIET_MODULES
        # Whole pixels for each module: the edges of the print stay sharp.
        module = max(1, int(min(56 * mm, area.height() - 14 * mm) / count))
        side = float(module * count)
        # The quiet zone is white like the paper: its dark part lines up with the margin.
        left = float(round(area.right() + QUIET_MODULES * module - side))
        code = QRectF(left, float(round(area.top() - QUIET_MODULES * module)), side, side)
        code.moveTop(max(code.top(), float(round(area.top() - 3 * mm))))
        quiet = QUIET_MODULES * module
        inner = QRectF(left + quiet, code.bottom(), side - 2 * quiet, 0)
        font = self._largest(self._text.scan, inner.width(), 12 * mm, 3.9 * mm, 2.6 * mm)
        self._add(
            self._text.scan, inner, font, "accent", _WRAP | int(Qt.AlignmentFlag.AlignHCenter)
        )
        return code, modules

    def _details(self, area: QRectF, columns: int) -> None:
        """The small paragraphs, in the largest size in which all of them fit."""
        mm = self._mm
        gap = 8 * mm
        width = (area.width() - (columns - 1) * gap) / columns
        size = 5 * mm
        while True:
            heights = [self._detail_height(detail, width, size) for detail in self._text.details]
            split = self._split(heights, columns)
            if size < 1.9 * mm or max(sum(heights[a:b]) for a, b in split) <= area.height():
                break
            size *= 0.97
        for column, (first, last) in enumerate(split):
            x, y = area.left() + column * (width + gap), area.top()
            for i in range(first, last):
                title, text = self._text.details[i]
                bold = self._font(size, QFont.Weight.Bold)
                below = self._add(title, QRectF(x, y, width, 0), bold, "accent")
                self._add(text, QRectF(x, below + 0.1 * size, width, 0), self._font(size), "text")
                y += heights[i]

    def _detail_height(self, detail: tuple[str, str], width: float, size: float) -> float:
        title, text = detail
        bold, plain = self._font(size, QFont.Weight.Bold), self._font(size)
        words = self._height_of(title, width, bold) + self._height_of(text, width, plain)
        return words + 0.75 * size

    @staticmethod
    def _split(heights: list[float], columns: int) -> list[tuple[int, int]]:
        """Paragraphs of each column, so that the higher one is as low as can be."""
        n = len(heights)
        if columns == 1:
            return [(0, n)]
        cut = min(range(n + 1), key=lambda i: max(sum(heights[:i]), sum(heights[i:])))
        return [(0, cut), (cut, n)]

    def _foot(self, left: float, bottom: float) -> None:
        mm = self._mm
        font = self._font(3.1 * mm)
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        width = self._width - 2 * left
        area = QRectF(left, bottom - 5 * mm, width, 5 * mm)
        self._texts.append(TextBox("Vitrine", area, font, "muted", flags))
        room = width * 0.8
        place = QFontMetricsF(font).elidedText(self._text.place, Qt.TextElideMode.ElideRight, room)
        flags = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        if place:
            area = QRectF(left + width - room, bottom - 5 * mm, room, 5 * mm)
            self._texts.append(TextBox(place, area, font, "muted", flags))

    def _add(self, text: str, area: QRectF, font: QFont, role: str, flags: int = _WRAP) -> float:
        """Add a text as high as it needs to be; returns where it ends."""
        area = QRectF(area)
        area.setHeight(self._height_of(text, area.width(), font))
        self._texts.append(TextBox(text, area, font, role, flags))
        return area.bottom()

    @staticmethod
    def _height_of(text: str, width: float, font: QFont) -> float:
        area = QRectF(0, 0, width, _UNBOUNDED)
        return QFontMetricsF(font).boundingRect(area, _WRAP, text).height()

    @staticmethod
    def _font(size: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        font = text_font(max(1, round(size)), weight)
        # The same widths on paper, in a picture and in a smaller preview.
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font
