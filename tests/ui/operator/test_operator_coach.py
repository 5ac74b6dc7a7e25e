"""The coach's card in the camera page: advice in words, the reach, the certificate."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from kiosk.core.coach import FACE_WIDTH_M, FaceReading, Need, SceneReading, focal_px
from kiosk.core.coach_advice import Advice, AdviceKind
from kiosk.core.coach_certificate import CERTIFICATE
from kiosk.core.settings_schema import with_values
from kiosk.ui.operator.coach_card import advice_text

if TYPE_CHECKING:
    from kiosk.core.history import Document

    from .conftest import Operator

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


class _Shelf:
    """Keeps documents as the history does."""

    def __init__(self) -> None:
        self.documents: list[Document] = []

    def add_document(self, document: Document) -> Document:
        self.documents.append(replace(document, number=len(self.documents) + 1))
        return self.documents[-1]


def pass_by(operator: Operator, *, people: int = 12, width_px: float = 30.0) -> None:
    for track in range(people):
        face = FaceReading(track, width_px, 0.3, 0.4, 120.0, 0.5, 5.0, 3.0)
        for second in range(2):
            at = NOON + timedelta(seconds=3 * track + second)
            operator.kiosk.trainer.enter(SceneReading(at, 1280, 110.0, 0.0, (face,)))


@pytest.fixture
def coach(operator: Operator) -> Any:
    operator.unlock()
    return operator.page("camera").coach


def sentences(coach: Any) -> list[str]:
    frames = [coach._advice.itemAt(i).widget() for i in range(coach._advice.count())]
    return [frame.layout().itemAt(0).widget().text() for frame in frames]


def test_it_asks_for_patience_first(coach: Any) -> None:
    assert sentences(coach) == ["Let 8 more people pass: then there is more to say."]
    assert not coach.store.isEnabled()
    assert not any(choice.isEnabled() for choice in coach.distances)


def test_it_says_in_plain_words_what_to_change(operator: Operator, coach: Any) -> None:
    pass_by(operator)
    coach.refresh()
    (sentence,) = sentences(coach)
    assert sentence.startswith("Move the camera ")
    assert sentence.endswith(" m closer to the people: faces are too small.")
    assert coach.figures["face"].value.text() == "30 px"
    assert not coach._needs[Need.AGE_GENDER].isHidden()


def test_another_attribute_network_asks_for_more(operator: Operator, coach: Any) -> None:
    pass_by(operator, width_px=45.0)
    coach.refresh()
    assert sentences(coach) == ["The camera stands well."]
    operator.kiosk.now = with_values(operator.kiosk.now, {"analysis.attributes": "open-model-zoo"})
    coach.refresh()
    assert sentences(coach)[0].endswith(" m closer to the people: faces are too small.")


def test_mode_counts_asks_for_less(operator: Operator, coach: Any) -> None:
    operator.kiosk.now = with_values(operator.kiosk.now, {"analysis.mode": "counts"})
    pass_by(operator)
    coach.refresh()
    assert sentences(coach) == ["The camera stands well."]
    assert coach._needs[Need.AGE_GENDER].isHidden()


def test_a_measured_face_gives_the_angle_of_view(operator: Operator, coach: Any) -> None:
    pass_by(operator, width_px=focal_px(1280, 60.0) * FACE_WIDTH_M / 2.0)
    coach.refresh()
    operator.click(coach.distances[2])
    assert "60°" in coach.measured.text()
    draft = operator.work._draft
    assert draft.value("camera.field_of_view_deg") == pytest.approx(60)


def test_the_certificate_is_stored_with_the_history(operator: Operator, coach: Any) -> None:
    shelf = operator.kiosk.reader = _Shelf()  # type: ignore[assignment]
    pass_by(operator)
    coach.refresh()
    operator.click(coach.store)
    (document,) = shelf.documents
    assert document.kind == CERTIFICATE
    assert document.content["people"] == 12
    assert document.content["advice"][0]["kind"] == AdviceKind.CLOSER
    assert coach.stored.text() == "The certificate is stored with the history."
    assert coach.window().focusWidget() is coach.store, "the return key must not press another"


def test_a_certificate_that_cannot_be_stored_is_told(operator: Operator, coach: Any) -> None:
    pass_by(operator)
    coach.refresh()
    operator.click(coach.store)
    assert coach.stored.text().startswith("There is no history")


@pytest.mark.parametrize("kind", AdviceKind)
def test_every_advice_has_words(kind: AdviceKind) -> None:
    assert "{" not in advice_text(Advice(kind, 3.2))
