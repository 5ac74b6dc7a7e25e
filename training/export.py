"""Turns a trained and calibrated network into the files that the program ships.

    python -m training.export --faces build/training/faces --run build/training/run

Writes OpenVINO's intermediate representation in two precisions and ``model.json`` below
``assets/models``, and puts sizes and checksums into ``assets/models.toml``. The same weights give
the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import json
import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import nncf
import numpy as np
import openvino as ov
import torch
from openvino.preprocess import PrePostProcessor
from rich.console import Console
from torch import Tensor, nn

from training.augment import clean_view, random_view
from training.calibrate import ADULT_AT, DIP_YEARS, STRETCHED_FROM, Calibration, trained
from training.dataset import Faces
from training.network import AGES, INPUT_PX, AttributeNet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

NAME: Final = "vitrine-face-attributes-1"
OUTPUTS: Final = ("age", "age_spread", "female", "pose", "emotion", "quality")
ASSETS: Final = Path(__file__).resolve().parents[1] / "assets"
_QUANTISED_ON: Final = 300
"""Training faces whose activations set the ranges of the 8-bit numbers."""
_SEED: Final = 1
_TOLERANCES: Final = {
    "FP16": {
        "age": 0.05,
        "age_spread": 0.05,
        "female": 0.003,
        "pose": 0.1,
        "emotion": 0.003,
        "quality": 0.003,
    },
    "FP16-INT8": {
        "age": 2.0,
        "age_spread": 1.0,
        "female": 0.05,
        "pose": 1.5,
        "emotion": 0.05,
        "quality": 0.05,
    },
}
"""How far outputs of the files may lie from those of the trained network, in the mean of some
faces. All are run in 32 bits."""


class ExportError(RuntimeError):
    """The files that would be shipped are not what was trained."""


class ShippedNet(nn.Module):
    """The network as the program sees it: calibrated, without the head for training alone."""

    years: Tensor

    def __init__(self, net: AttributeNet, calibration: Calibration) -> None:
        super().__init__()
        self.net, self.calibration = net, calibration
        self.register_buffer("years", torch.arange(AGES, dtype=torch.float32))

    def forward(self, faces: Tensor) -> tuple[Tensor, ...]:
        """Look at faces.

        Args:
            faces: (n, 3, 96, 96) BGR, 0..255.

        Returns:
            Tensors of n rows in the order of :data:`OUTPUTS`.
        """
        raw, c = self.net(faces), self.calibration
        probs = torch.softmax(raw.age, 1)
        mean = (probs * self.years).sum(1, keepdim=True)
        variance = (probs * (self.years - mean) ** 2).sum(1, keepdim=True)
        above = torch.relu(mean - STRETCHED_FROM)
        near = torch.relu(1 - (mean - ADULT_AT).abs() / DIP_YEARS)
        return (
            (mean + c.age_stretch * above - c.age_dip * near).clamp(0, AGES - 1),
            variance.sqrt() * c.spread_scale,
            torch.sigmoid(raw.female / c.gender_temperature)[:, None],
            raw.pose,
            torch.softmax(raw.emotion / c.emotion_temperature, 1),
            torch.sigmoid(raw.quality)[:, None],
        )


def graph_of(net: AttributeNet, calibration: Calibration) -> ov.Model:
    """The network as an OpenVINO graph: (?, 96, 96, 3) uint8 BGR to the named outputs."""
    example = torch.zeros(2, 3, INPUT_PX, INPUT_PX)
    program = torch.export.export(
        ShippedNet(net, calibration).eval(),
        (example,),
        dynamic_shapes={"faces": {0: torch.export.Dim("n")}},
    )
    model = _converter()(program)
    steps = PrePostProcessor(model)
    steps.input().tensor().set_element_type(ov.Type.u8).set_layout(ov.Layout("NHWC"))
    steps.input().model().set_layout(ov.Layout("NCHW"))
    model = steps.build()
    model.reshape([-1, INPUT_PX, INPUT_PX, 3])
    _name_by_order(model)
    model.input().get_tensor().set_names({"faces"})
    for port, name in zip(model.outputs, OUTPUTS, strict=True):
        port.get_tensor().set_names({name})
    return model


def _converter() -> Callable[[torch.export.ExportedProgram], ov.Model]:
    """OpenVINO's converter, which the program blocks; its reports to a server stay blocked."""
    name = "openvino.tools.ovc"
    if name in sys.modules and sys.modules[name] is None:
        del sys.modules[name]
    convert: Callable[[torch.export.ExportedProgram], ov.Model]
    convert = importlib.import_module(name).convert_model
    return convert


def calibration_crops(faces: Faces, count: int) -> Iterator[NDArray[np.uint8]]:
    """(1, 96, 96, 3) crops of training faces, every other one spoiled, for the quantisation."""
    rng = np.random.default_rng(_SEED)
    rows = np.flatnonzero(~faces.is_dev)
    for i, row in enumerate(rng.choice(rows, min(count, len(rows)), replace=False)):
        picture, landmarks = faces.pictures[row], faces.landmarks[row]
        if i % 2:
            view = random_view(picture, faces.xyxy[row], landmarks, INPUT_PX, rng)
        else:
            view = clean_view(picture, landmarks, INPUT_PX)
        yield view.crop[None]


def quantised(model: ov.Model, faces: Faces, count: int = _QUANTISED_ON) -> ov.Model:
    """The graph with 8-bit convolutions. All that follows them, a hundredth of the work, stays.

    Args:
        model: With its pre-processing inside.
        faces: Prepared faces; only those for training are used.
        count: How many of them.
    """
    crops = list(calibration_crops(faces, count))
    steps = [
        (step.get_friendly_name(), step.get_type_name())
        for step in model.get_ordered_ops()
        if step.get_type_name() not in ("Constant", "Result")
    ]
    last = max(i for i, (_, kind) in enumerate(steps) if kind == "Convolution")
    # The non-linearity of the last convolution belongs to it.
    tail = [name for name, _ in steps[last + 2 :]]
    quantised_model: ov.Model = nncf.quantize(
        model,
        nncf.Dataset(crops),
        preset=nncf.QuantizationPreset.MIXED,
        subset_size=len(crops),
        ignored_scope=nncf.IgnoredScope(names=tail),
    )
    return quantised_model


def _name_by_order(model: ov.Model) -> None:
    """Name operations by their place: those of PyTorch are counted over the process."""
    for number, node in enumerate(model.get_ordered_ops()):
        node.set_friendly_name(f"node_{number}")
        for key in list(node.get_rt_info()):
            del node.get_rt_info()[key]


def write(model: ov.Model, folder: Path) -> None:
    """Write a graph with 16-bit weights; the same graph gives the same bytes."""
    _name_by_order(model)
    for port in (*model.inputs, *model.outputs):
        name = (port.get_names() & {"faces", *OUTPUTS}).pop()
        port.get_tensor().set_names({name})
        node = port.get_node()
        node.set_friendly_name(name if name == "faces" else f"result_{name}")
    model.set_friendly_name(NAME)
    folder.mkdir(parents=True, exist_ok=True)
    ov.save_model(model, folder / f"{NAME}.xml", compress_to_fp16=True)


def check_same(net: AttributeNet, calibration: Calibration, xml: Path, faces: Faces) -> None:
    """Compare a written file with the trained network on some faces.

    Raises:
        ExportError: An output differs by more than the precision of its weights explains.
    """
    crops = np.concatenate(list(calibration_crops(faces, 64)))
    with torch.no_grad():
        pictures = torch.from_numpy(crops).permute(0, 3, 1, 2).float()
        expected = ShippedNet(net, calibration).eval()(pictures)
    found = run(xml, crops)
    for name, wanted in zip(OUTPUTS, expected, strict=True):
        apart = float(np.abs(found[name] - wanted.numpy()).mean())
        if apart > _TOLERANCES[xml.parent.name][name]:
            raise ExportError(f"{xml}: {name} differs from the trained network by {apart:.4f}")


def run(xml: Path, crops: NDArray[np.uint8]) -> dict[str, NDArray[np.float32]]:
    """Outputs of a written file by name, in 32-bit arithmetic.

    Args:
        xml: The network.
        crops: (n, 96, 96, 3) uint8 BGR.
    """
    core = ov.Core()
    compiled = core.compile_model(core.read_model(xml), "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
    results = compiled(crops)
    return {name: results[name] for name in OUTPUTS}


def register(folder: Path, registry: Path) -> None:
    """Put sizes and checksums of the written files into the entry of the registry.

    Raises:
        ExportError: The registry has no entry for one of the files.
    """
    text = registry.read_text(encoding="utf-8")
    for path in sorted(folder.glob("*/*.*")):
        pattern = re.compile(
            rf"(\[\[models\.{re.escape(NAME)}\.files\.{path.parent.name}\]\]\n"
            rf'name = "{re.escape(path.name)}"\n)size = \d+\nsha384 = "[0-9a-f]*"\n'
        )
        content = path.read_bytes()
        digest = hashlib.sha384(content).hexdigest()
        text, found = pattern.subn(rf'\g<1>size = {len(content)}\nsha384 = "{digest}"\n', text)
        if found != 1:
            raise ExportError(
                f"{registry} has no entry of {NAME} for {path.parent.name}/{path.name}"
            )
    registry.write_text(text, encoding="utf-8", newline="\n")


def summary(run_folder: Path, faces: Faces, folder: Path) -> dict[str, Any]:
    """Where the files come from: plan, log, versions, counts and hashes."""
    log = (run_folder / "log.csv").read_text(encoding="utf-8").splitlines()
    names = log[0].split(",")
    last = dict(zip(names, map(float, log[-1].split(",")), strict=True))
    seconds = sum(float(line.split(",")[names.index("seconds")]) for line in log[1:])
    calibrated = json.loads((run_folder / "calibration.json").read_text(encoding="utf-8"))
    return {
        "name": NAME,
        "commands": [
            "python -m training.prepare --faces FOLDER",
            "python -m training.train",
            "python -m training.calibrate",
            "python -m training.export",
        ],
        "plan": json.loads((run_folder / "plan.json").read_text(encoding="utf-8")),
        "faces": {"train": int((~faces.is_dev).sum()), "dev": int(faces.is_dev.sum())},
        "training_hours": round(seconds / 3600, 2),
        "last_epoch": last,
        "calibration": calibrated["calibration"],
        "held_out": calibrated["held_out"],
        "versions": {
            "torch": torch.__version__,
            "openvino": ov.__version__.partition("-")[0],
            "nncf": nncf.__version__,
            "numpy": np.__version__,
        },
        "sha384": {
            "weights.pt": hashlib.sha384((run_folder / "weights.pt").read_bytes()).hexdigest(),
            **{
                f"{path.parent.name}/{path.name}": hashlib.sha384(path.read_bytes()).hexdigest()
                for path in sorted(folder.glob("*/*.*"))
            },
        },
    }


def export(run_folder: Path, faces: Faces, assets: Path = ASSETS) -> Path:
    """Write, check and register both precisions.

    Args:
        run_folder: Of a trained and calibrated run.
        faces: The prepared faces it was trained on.
        assets: Holds ``models.toml`` and ``models``.

    Returns:
        The folder of the network.

    Raises:
        FileNotFoundError: The run is not trained or not calibrated.
        ExportError: What was written is not what was trained, or the registry has no entry.
    """
    net = trained(run_folder)
    calibration = Calibration.load(run_folder / "calibration.json")
    folder = assets / "models" / NAME
    with tempfile.TemporaryDirectory() as name:
        draft = Path(name) / NAME
        write(graph_of(net, calibration), draft / "FP16")
        write(quantised(graph_of(net, calibration), faces), draft / "FP16-INT8")
        for xml in sorted(draft.glob("*/*.xml")):
            check_same(net, calibration, xml, faces)
        shutil.copytree(draft, folder, dirs_exist_ok=True)
    register(folder, assets / "models.toml")
    text = json.dumps(summary(run_folder, faces, folder), indent=2) + "\n"
    (folder / "model.json").write_text(text, encoding="utf-8", newline="\n")
    return folder


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.export", description=__doc__)
    parser.add_argument("--faces", type=Path, default=Path("build/training/faces"))
    parser.add_argument("--run", type=Path, default=Path("build/training/run"))
    parser.add_argument("--assets", type=Path, default=ASSETS)
    options = parser.parse_args(arguments)
    folder = export(options.run, Faces.load(options.faces), options.assets)
    console = Console()
    for path in sorted(folder.glob("*/*.*")):
        console.print(f"{path.relative_to(folder)}: {path.stat().st_size} bytes", highlight=False)


if __name__ == "__main__":
    main()
