"""The sign on the privacy page: what is seen is what is written."""

import pytest
from PySide6.QtGui import QImage


@pytest.fixture
def card(unlocked):
    page = unlocked.page("privacy")
    page.reveal(page.sign)
    unlocked.idle()
    return page.sign


def shown(card):
    """The picture as bytes that can be compared."""
    return card.preview.pixmap().toImage().copy()


def test_the_sign_is_seen_at_once(card):
    picture = shown(card)
    assert picture.width() == card.preview.width()
    colours = {picture.pixelColor(x, picture.height() // 5).name() for x in range(0, 200, 7)}
    assert len(colours) > 1
    assert "Audience" in card.preview.accessibleName()


def test_the_picture_follows_edits_that_are_not_in_force(unlocked, card):
    before = shown(card)
    field = unlocked.field(unlocked.work.page(unlocked.work.index), "privacy.notice_url")
    unlocked.retype(field.editor.target(), "https://shop.example/privacy")
    unlocked.idle()
    assert shown(card) != before
    assert unlocked.kiosk.now.privacy.notice_url == ""


def test_language_and_paper_change_the_picture(unlocked, card):
    before = shown(card)
    card.language.edited.emit("de")
    unlocked.idle()
    german = shown(card)
    assert german != before
    unlocked.click(card.paper.buttons["letter"])
    unlocked.idle()
    assert shown(card).size() != german.size()


def test_the_us_takes_letter_until_another_size_is_chosen(unlocked, card):
    unlocked.work.page(unlocked.work.index).context.draft.put({"privacy.sign_region": "us"})
    unlocked.idle()
    assert card.paper.target() is card.paper.buttons["letter"]
    unlocked.click(card.paper.buttons["a5"])
    unlocked.idle()
    assert card.paper.target() is card.paper.buttons["a5"]


@pytest.mark.parametrize(("name", "suffix"), [("save_pdf", ".pdf"), ("save_png", ".png")])
def test_a_file_is_chosen_in_the_panel_and_written(unlocked, card, tmp_path, name, suffix):
    wanted = []
    card.fileWanted.connect(wanted.append)
    unlocked.click(getattr(card, name))
    (request,) = wanted
    assert request.suffix == suffix
    assert request.name == f"vitrine-sign-eu-en{suffix}"
    path = tmp_path / request.name
    request.chosen(path)
    unlocked.idle()
    assert path.stat().st_size > 5_000
    assert "✓" in card.report_message.text()
    if suffix == ".png":
        size = QImage(str(path)).size()
        assert abs(size.width() - 210 / 25.4 * 300) < 2
        assert abs(size.height() - 297 / 25.4 * 300) < 2


def test_a_place_that_cannot_be_written_is_told(unlocked, card, tmp_path):
    (tmp_path / "file").touch()
    card.write_to(tmp_path / "file" / "sign.pdf")
    unlocked.idle()
    assert "✕" in card.report_message.text()
    assert card.report.isVisible()


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (640, 900)])
def test_everything_fits_and_can_be_touched(unlocked, card, size):
    unlocked.resize(*size)
    page = unlocked.page("privacy")
    unlocked.idle()
    card = page.sign
    assert page.widget().width() <= page.viewport().width()
    for widget in (card.save_pdf, card.save_png, *card.paper.buttons.values()):
        assert widget.height() >= 48
        assert widget.width() >= 48
    bottom = card.preview.mapTo(page.widget(), card.preview.rect().bottomRight())
    assert bottom.x() <= page.widget().width()
