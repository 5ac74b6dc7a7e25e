"""The printed sign: nothing is cut, the code can be read, all languages say the same."""

import re
import tomllib
from itertools import combinations, product

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from kiosk.core.choices import SignRegion
from kiosk.core.errors import ReportError
from kiosk.core.paths import assets_dir
from kiosk.core.settings import Settings
from kiosk.core.settings_schema import with_values
from kiosk.ui.i18n import LANGUAGES
from kiosk.ui.sign import sign_pdf, sign_png, write_sign
from kiosk.ui.sign_layout import DPI, Paper, sign_layout
from kiosk.ui.sign_text import sign_text

URL = "https://www.kaufhaus-am-marktplatz.example/datenschutz/besuchermessung"
LONG = {
    "device.location": "Kaufhaus am Marktplatz, Eingang Nord, Schaufenster 7, 1010 Wien",
    "privacy.notice_url": URL,
    "analysis.emotion": True,
}
RECOGNISING = {
    **LONG,
    "analysis.mode": "identification",
    "identification.retention_days": 30,
    "identification.pictures": True,
}
HOSTILE = {
    "device.location": "W" * 200,
    "privacy.notice_url": "https://" + "w" * 480 + ".example",
}
MODES = {
    "counts": {"analysis.mode": "counts"},
    "demographics": {},
    "emotion": {"analysis.emotion": True},
    "identification": {"analysis.mode": "identification", "identification.retention_days": 30},
    "identification_emotion": {
        "analysis.mode": "identification",
        "analysis.emotion": True,
        "identification.retention_days": 30,
    },
}
POINTS = {Paper.A4: (595, 842), Paper.A5: (420, 595), Paper.LETTER: (612, 792)}

SIGNS = list(product(LANGUAGES, SignRegion))

pytestmark = pytest.mark.usefixtures("qapp")


def settings_with(values):
    return with_values(Settings(), values)


def text_of(values, language="en", region=SignRegion.EU):
    return sign_text(settings_with(values), region, language)


def ink(box):
    """The area that the letters of a text need."""
    return box.needed()


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize(("language", "region"), SIGNS)
@pytest.mark.parametrize(
    "values",
    [{}, LONG, RECOGNISING, HOSTILE],
    ids=["empty", "long", "recognising", "hostile"],
)
def test_every_text_fits_and_none_overlap(values, language, region, paper):
    layout = sign_layout(text_of(values, language, region), paper)
    size = paper.size_px
    margin = 0.05 * size.width()
    page = QRectF(margin, margin, size.width() - 2 * margin, size.height() - 2 * margin)
    for box in layout.texts:
        needed = ink(box)
        assert needed.height() <= box.area.height() + 1, box.text
        assert needed.width() <= box.area.width() + 1, box.text
        assert page.contains(box.area), box.text
    areas = [(box.text, ink(box)) for box in layout.texts]
    if layout.code is not None:
        assert page.contains(layout.code)
        areas.append(("code", layout.code.adjusted(4, 4, -4, -4)))
    for (one, first), (other, second) in combinations(areas, 2):
        assert not first.adjusted(1, 1, -1, -1).intersects(second), (one, other)


@pytest.mark.parametrize(("language", "region"), SIGNS)
def test_the_headline_is_read_from_two_metres_and_the_rest_at_arms_length(language, region):
    """Capitals of 1 cm for each 3 m, a usual rule for signs; small print of 6 point or more."""
    text = text_of(LONG, language, region)
    heights = {
        box.text: QFontMetricsF(box.font).capHeight() / DPI * 25.4
        for box in sign_layout(text, Paper.A4).texts
    }
    assert heights[text.headline] >= 7
    pixels = min(box.font.pixelSize() for box in sign_layout(text, Paper.A4).texts)
    assert pixels / DPI * 72 >= 6


@pytest.mark.parametrize("paper", Paper)
def test_the_pdf_is_one_page_of_the_right_size(paper):
    content = sign_pdf(text_of(LONG), paper)
    assert content.startswith(b"%PDF")
    assert len(content) > 10_000
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", content)
    assert len(boxes) == 1
    for found, wanted in zip(boxes[0], POINTS[paper], strict=True):
        assert float(found) == pytest.approx(wanted, abs=1)
    assert b"/Subtype /Image" not in content  # vectors only


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("url", ["https://shop.example/privacy", URL, URL + "?" + "a=1&" * 60])
def test_the_code_is_read_and_leads_to_the_page(paper, url):
    content = sign_png(text_of({"privacy.notice_url": url}), paper)
    image = cv2.imdecode(np.frombuffer(content, np.uint8), cv2.IMREAD_GRAYSCALE)
    area = sign_layout(text_of({"privacy.notice_url": url}), paper).code
    assert area is not None
    part = image[int(area.top()) : int(area.bottom()), int(area.left()) : int(area.right())]
    found, *_ = cv2.QRCodeDetector().detectAndDecode(part)
    assert found == url
    # Four modules of white around it.
    quiet = int(
        area.width()
        / (len(sign_layout(text_of({"privacy.notice_url": url}), paper).modules) + 8)
        * 4
    )
    for edge in (part[:quiet], part[-quiet:], part[:, :quiet], part[:, -quiet:]):
        assert edge.min() == 255


def test_without_an_address_there_is_no_code_and_two_columns():
    layout = sign_layout(text_of({}), Paper.A4)
    assert layout.code is None
    details = {round(box.area.left()) for box in layout.texts if box.area.top() > layout.rule.y()}
    assert len(details) == 2


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("region", SignRegion)
def test_each_mode_says_what_it_computes(language, region):
    said = {name: text_of(values, language, region) for name, values in MODES.items()}
    assert len({text.lead for text in said.values()}) == len(MODES)
    assert len({text.details for text in said.values()}) == len(MODES)
    # The expression is named only where it is computed; the memory of faces only where it is.
    assert said["emotion"].lead.startswith(said["demographics"].lead[:20])
    assert "5 min" not in str(said["counts"].details)
    assert "5 min" in str(said["demographics"].details)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("region", SignRegion)
def test_where_people_are_recognised_the_sign_does_not_say_that_nobody_is(language, region):
    """Every sentence that says so elsewhere is another one here."""
    plain = text_of({}, language, region)
    recognising = text_of(RECOGNISING | {"privacy.notice_url": ""}, language, region)
    assert recognising.headline != plain.headline
    assert not set(recognising.facts) & set(plain.facts)
    paragraphs, others = dict(plain.details), dict(recognising.details)
    assert paragraphs.keys() == others.keys()
    same = [title for title in others if others[title] == paragraphs[title]]
    assert len(same) == 1, "only how to get in touch"
    everything = str(recognising)
    assert "30 " in everything
    assert "24 h" in everything
    assert "5 min" in everything


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sign_tells_how_long_records_and_pictures_are_kept(language):
    one = text_of({"analysis.mode": "identification", "identification.retention_days": 1}, language)
    assert re.search(r"\b1 (day|dia|jour|Tag|día)\b", str(one.details))
    assert "24 h" not in str(one.details), "pictures are not kept"


def test_emotion_counts_only_where_it_is_computed():
    values = {"analysis.mode": "counts", "analysis.emotion": True}
    assert text_of(values) == text_of({"analysis.mode": "counts"})


def test_the_sign_tells_the_time_for_which_faces_are_remembered():
    assert "45 s" in str(text_of({"analysis.revisit_window_s": 45}).details)
    assert "2 min" in str(text_of({"analysis.revisit_window_s": 100}).details)


def test_a_place_is_only_text():
    text = text_of({"device.location": "{computed} <b>%n{0}"})
    assert "{computed} <b>%n{0}" in str(text.details)


def keys_of(data):
    for key, value in data.items():
        if isinstance(value, dict):
            yield from ((key, *more) for more in keys_of(value))
        elif isinstance(value, list) and isinstance(value[0], dict):
            for i, part in enumerate(value):
                yield from ((key, i, *more) for more in keys_of(part))
        else:
            fields = re.findall(r"{\w+}", str(value))
            yield (key, len(value) if isinstance(value, list) else 0, *sorted(fields))


@pytest.mark.parametrize(("language", "region"), SIGNS)
def test_languages_are_complete(language, region):
    folder = assets_dir() / "signs" / region.value
    own = tomllib.loads((folder / f"{language}.toml").read_text(encoding="utf-8"))
    english = tomllib.loads((folder / "en.toml").read_text(encoding="utf-8"))
    assert sorted(keys_of(own)) == sorted(keys_of(english))


def test_other_endings_and_bad_places_are_told(tmp_path):
    with pytest.raises(ReportError, match=r"\.pdf or \.png"):
        write_sign(tmp_path / "sign.jpg", text_of({}), Paper.A5)
    (tmp_path / "file").touch()
    with pytest.raises(ReportError, match="cannot be written"):
        write_sign(tmp_path / "file" / "sign.pdf", text_of({}), Paper.A5)
    assert sorted(p.name for p in tmp_path.iterdir() if p.name != "kiosk-home") == ["file"]
