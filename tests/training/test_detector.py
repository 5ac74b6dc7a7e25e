"""The detector's scenes, its loss, its training and the way back through the program's decoder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np
import openvino as ov
import pytest
import torch
from rich.console import Console

from kiosk.core.choices import DetectorName, InferenceDevice, InferencePrecision
from kiosk.inference.detectors import FaceDetector
from kiosk.inference.runtime import Runtime
from kiosk.inference.yunet import YuNet
from training.dataset import Faces
from training.detector.export import graph_of, trained
from training.detector.judge import Seen, figures
from training.detector.loss import Places, assign, cells, losses
from training.detector.network import DetectorNet
from training.detector.scenes import FACE, IGNORED, UNUSED, Scenes, compose, joined, part_file
from training.detector.sprites import random_sprite
from training.detector.train import Plan, Run, batch_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

DOTS = ((255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0), (0, 255, 255))
POINTS = np.array(((40, 50), (88, 50), (64, 74), (46, 96), (82, 96)), np.float32)


@pytest.fixture(scope="module")
def faces() -> Faces:
    """Twelve grey faces whose landmarks are dots, each in a colour of its own."""
    n = 12
    picture = np.full((128, 128, 3), 120, np.uint8)
    for point, bgr in zip(POINTS, DOTS, strict=True):
        cv2.circle(picture, (int(point[0]), int(point[1])), 7, bgr, -1)
    zeros = np.zeros(n, np.float32)
    return Faces(
        pictures=np.stack([picture] * n),
        number=np.arange(n, dtype=np.int32),
        is_dev=np.zeros(n, np.bool_),
        age_low=np.zeros(n, np.int16),
        age_high=np.zeros(n, np.int16),
        female=np.zeros(n, np.bool_),
        group=np.zeros(n, np.int8),
        xyxy=np.tile(np.array((14, -18, 114, 122), np.float32), (n, 1)),
        landmarks=np.tile(POINTS, (n, 1, 1)),
        score=zeros,
        pose=np.zeros((n, 3), np.float32),
        emotion=np.zeros((n, 5), np.float32),
        embedding=np.zeros((n, 256), np.float32),
    )


@pytest.fixture(scope="module")
def scenes(faces: Faces) -> Scenes:
    rng = np.random.default_rng(3)
    return joined([compose(faces, rng) for _ in range(12)])


def _nearest_dots(picture: NDArray[np.uint8], landmarks: NDArray[np.float32]) -> list[int]:
    """Which dot each landmark of a picture lies on."""
    seen = [picture[round(float(y)), round(float(x))].astype(int) for x, y in landmarks]
    return [int(np.abs(np.array(DOTS) - bgr).sum(axis=1).argmin()) for bgr in seen]


@pytest.mark.parametrize("size_px", [30.0, 90.0, 250.0])
def test_the_landmarks_of_a_sprite_lie_on_its_face(faces: Faces, size_px: float) -> None:
    rng = np.random.default_rng(1)
    seen = {
        tuple(_nearest_dots(sprite.picture, sprite.landmarks))
        for sprite in (random_sprite(faces, size_px, rng, is_face=True) for _ in range(12))
    }
    # As they are, and mirrored: the left eye of the picture is then the other eye's dot.
    assert seen == {(0, 1, 2, 3, 4), (1, 0, 2, 4, 3)}


def test_an_impostor_has_no_face_in_it(faces: Faces) -> None:
    rng = np.random.default_rng(2)
    for _ in range(30):
        sprite = random_sprite(faces, 100.0, rng, is_face=False)
        assert not sprite.is_face
        orders = ([0, 1, 2, 3, 4], [1, 0, 2, 4, 3])
        true_colours = np.abs(
            np.array([sprite.picture[int(y), int(x)] for x, y in sprite.landmarks]).astype(int)
            - np.array(DOTS)
        ).max()
        assert _nearest_dots(sprite.picture, sprite.landmarks) not in orders or true_colours > 60


def test_a_scene_depends_on_its_seed_alone(faces: Faces) -> None:
    first = [compose(faces, np.random.default_rng(seed)) for seed in (7, 7, 8)]
    assert np.array_equal(first[0].picture, first[1].picture)
    assert np.array_equal(first[0].xyxy, first[1].xyxy)
    assert not np.array_equal(first[0].picture, first[2].picture)


def test_scenes_hold_faces_of_many_sizes_with_their_landmarks_inside(scenes: Scenes) -> None:
    is_face = scenes.kind == FACE
    boxes, points = scenes.xyxy[is_face], scenes.landmarks[is_face]
    sizes = np.sqrt(np.prod(boxes[:, 2:] - boxes[:, :2], axis=1))
    assert len(sizes) > 10
    assert sizes.min() < 40 < 80 < sizes.max()
    centre, half = (boxes[:, :2] + boxes[:, 2:]) / 2, (boxes[:, 2:] - boxes[:, :2]) / 2
    assert (np.abs(points - centre[:, None]) < 1.1 * half.max(axis=1)[:, None, None]).all()


def test_parts_of_a_pool_are_read_together(scenes: Scenes, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"training\.detector\.pool"):
        Scenes.load(tmp_path)
    for part in (0, 1):
        scenes.save(part_file(tmp_path, part))
    both = Scenes.load(tmp_path)
    assert len(both) == 2 * len(scenes)
    assert np.array_equal(both.landmarks[len(scenes) :], scenes.landmarks)


def test_batches_move_the_places_with_the_pictures(faces: Faces) -> None:
    picture = np.full((1, 288, 288, 3), 120, np.uint8)
    landmarks = np.zeros((1, 16, 5, 2), np.float32)
    landmarks[0, 0] = POINTS + 80
    for (x, y), bgr in zip(landmarks[0, 0], DOTS, strict=True):
        cv2.circle(picture[0], (int(x), int(y)), 7, bgr, -1)
    kind = np.zeros((1, 16), np.uint8)
    kind[0, 0] = FACE
    xyxy = np.zeros((1, 16, 4), np.float32)
    xyxy[0, 0] = (94, 62, 194, 202)
    orders = set()
    for step in range(6):
        pictures, places = batch_of(Scenes(picture, kind, xyxy, landmarks), Plan(), step)
        for i in np.flatnonzero(places.kind[:, 0].numpy() == FACE):
            points = places.landmarks[i, 0].numpy()
            side = pictures.shape[-1]
            if points.min() >= 0 and points.max() < side - 1:
                shown = pictures[i].permute(1, 2, 0).numpy().astype(np.uint8)
                orders.add(tuple(_nearest_dots(shown, points)))
                box = places.xyxy[i, 0].numpy()
                assert (points > box[:2]).all()
                assert (points < box[2:]).all()
    assert orders == {(0, 1, 2, 3, 4), (1, 0, 2, 4, 3)}


def _three_faces() -> Places:
    """Of 20, 60 and 180 px, each with landmarks, in a picture of 320 px; and one doubtful."""
    xyxy = torch.tensor(
        [[20, 30, 38, 52], [220, 20, 270, 90], [40, 100, 200, 300], [250, 200, 310, 260.0]]
    )
    shares = torch.tensor([[0.3, 0.4], [0.7, 0.4], [0.5, 0.6], [0.35, 0.8], [0.65, 0.8]])
    landmarks = xyxy[:, None, :2] + shares * (xyxy[:, None, 2:] - xyxy[:, None, :2])
    kind = torch.tensor([FACE, FACE, FACE, IGNORED], dtype=torch.uint8)
    return Places(kind[None], xyxy[None], landmarks[None])


def _perfect(grid: torch.Tensor, places: Places) -> torch.Tensor:
    """(1, p, 16) answers without any error, with logits of the scores."""
    wanted = assign(grid, places)
    target, points = places.xyxy[0][wanted.row[0]], places.landmarks[0][wanted.row[0]]
    origin, stride = grid[:, :2], grid[:, 2:]
    raw = torch.full((1, len(grid), 16), -12.0)
    raw[0, :, :2][wanted.is_face[0]] = 12.0
    raw[0, :, 2:4] = ((target[:, :2] + target[:, 2:]) / 2 - origin) / stride
    raw[0, :, 4:6] = torch.log((target[:, 2:] - target[:, :2]) / stride)
    raw[0, :, 6:] = ((points - origin[:, None]) / stride[:, None]).flatten(1)
    return raw


def test_a_perfect_answer_costs_nothing_and_is_decoded_to_the_faces() -> None:
    grid, places = cells(320, 320), _three_faces()
    raw = _perfect(grid, places)
    assert sum(losses([raw], grid, places).values()) < 1e-3
    score = (torch.sigmoid(raw[..., 0]) * torch.sigmoid(raw[..., 1])).numpy()
    found = YuNet().decode([score, raw[..., 2:].numpy()], (320, 320), 0.6)
    assert found.landmarks is not None
    order = np.argsort(found.xyxy[:, 0])
    expected = np.argsort(places.xyxy[0, :3, 0].numpy())
    assert np.allclose(found.xyxy[order], places.xyxy[0, :3].numpy()[expected], atol=0.01)
    assert np.allclose(found.landmarks[order], places.landmarks[0, :3].numpy()[expected], atol=0.01)


def test_a_missed_face_and_a_false_alarm_cost_but_doubtful_places_do_not() -> None:
    grid, places = cells(320, 320), _three_faces()
    raw = _perfect(grid, places)
    middle = grid[:, :2] + grid[:, 2:] / 2

    def cost(spot: tuple[float, float], logit: float) -> float:
        changed = raw.clone()
        nearest = (middle - torch.tensor(spot)).abs().amax(1).argmin()
        changed[0, nearest, 1] = logit
        return float(losses([changed], grid, places)["objectness"])

    perfect = float(losses([raw], grid, places)["objectness"])
    assert cost((29, 41), -12.0) > perfect + 0.1
    assert cost((120, 40), 12.0) > perfect + 0.1
    assert cost((280, 230), 12.0) == pytest.approx(perfect, abs=1e-6)


@pytest.mark.parametrize("size_px", [10.0, 36.0, 90.0, 300.0])
def test_some_cell_answers_for_every_size_of_face(size_px: float) -> None:
    centre = torch.tensor((163.0, 158.0))
    xyxy = torch.cat((centre - size_px / 2, centre + size_px / 2))[None, None]
    places = Places(torch.tensor([[FACE]], dtype=torch.uint8), xyxy, torch.zeros(1, 1, 5, 2))
    assert assign(cells(320, 320), places).is_face.any()
    unused = Places(torch.tensor([[UNUSED]], dtype=torch.uint8), xyxy, places.landmarks)
    assert not assign(cells(320, 320), unused).is_face.any()
    assert assign(cells(320, 320), unused).counts.all()


@pytest.fixture
def one_thread() -> Iterator[None]:
    """Torch on one core: steps as small as these only wait for more."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


class _File:
    def __init__(self, path: Path) -> None:
        self._path = path

    def require(self, name: str, precision: str) -> Path:
        return self._path


@pytest.mark.usefixtures("one_thread")
def test_a_run_is_taken_up_and_its_network_runs_in_the_program(
    scenes: Scenes, tmp_path: Path
) -> None:
    console = Console(quiet=True)
    small = {"pixels": 80_000, "saved_every": 2}
    Run(scenes, tmp_path, Plan(steps=2, **small)).train(console)
    Run(scenes, tmp_path, Plan(steps=6, **small)).train(console)
    rows = (tmp_path / "log.csv").read_text("utf-8").splitlines()
    assert [row.split(",")[0] for row in rows] == ["step", "2", "4", "6"]
    assert torch.load(tmp_path / "state.pt", weights_only=True)["step"] == 6

    net = trained(tmp_path / "weights.pt")
    file = tmp_path / "detector.xml"
    ov.save_model(graph_of(net), file)
    runtime = Runtime(InferenceDevice.CPU, InferencePrecision.F32, cache=tmp_path / "cache")
    picture = np.ascontiguousarray(scenes.pictures[0])
    detector = FaceDetector(DetectorName.YUNET, _File(file), runtime, threshold=0.0)
    assert len(detector.detect(picture)) > 0
    detector.close()


def test_the_exported_graph_says_what_the_network_says() -> None:
    torch.manual_seed(1)
    net = DetectorNet().eval()
    for module in net.modules():
        if isinstance(module, torch.nn.BatchNorm2d):  # as after a training
            torch.nn.init.uniform_(module.running_mean, -0.2, 0.2)
            torch.nn.init.uniform_(module.running_var, 0.05, 0.3)
    picture = torch.rand(1, 3, 192, 320) * 255
    compiled = ov.compile_model(graph_of(net), "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
    said = compiled(picture.numpy())
    with torch.no_grad():
        expected = net(picture)
    spread = max(level.std() for level in expected)
    assert spread > 0.01  # else any graph would agree
    for stride, level in zip((8, 16, 32), expected, strict=True):
        parts = level.split((1, 1, 4, 10), 2)
        for kind, part in zip(("cls", "obj", "bbox", "kps"), parts, strict=True):
            value = torch.sigmoid(part) if kind in ("cls", "obj") else part
            assert np.allclose(said[f"{kind}_{stride}"], value.numpy(), atol=1e-4)


def test_weights_that_are_missing_are_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"training\.detector\.train"):
        trained(tmp_path / "weights.pt")


def test_figures_count_what_is_found_missed_and_wrong() -> None:
    truth = np.array(((0, 0, 100, 100), (200, 0, 300, 100), (0, 200, 30, 230)), np.float32)
    doubtful = np.array(((400, 400, 440, 440),), np.float32)
    found = np.array(
        ((5, 0, 105, 100), (0, 200, 30, 230), (401, 400, 441, 440), (600, 0, 650, 50)), np.float32
    )
    seen = Seen(truth, doubtful, found, np.array((0.9, 0.8, 0.7, 0.5), np.float32))
    all_of_it = figures([seen], 0.4)
    assert (all_of_it.faces, all_of_it.found, all_of_it.small, all_of_it.small_found) == (
        2,
        1,
        1,
        1,
    )
    assert (all_of_it.right, all_of_it.wrong) == (3, 1)
    strict = figures([seen, seen], 0.85)
    assert (strict.found, strict.small_found, strict.right, strict.wrong) == (2, 0, 2, 0)
