"""Makes of trained weights a file that the program can decode as YuNet.

    python -m training.detector.export --weights build/training/detector/weights.pt --out FILE.xml

The graph is built here, layer by layer: the network has few kinds of them, and OpenVINO's own
converter reports each use to its makers.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openvino as ov
import openvino.opset13 as op
import torch
from torch import nn

from kiosk.inference.yunet import STRIDES
from training.detector.network import MEAN, SCALE, DetectorNet

if TYPE_CHECKING:
    from collections.abc import Sequence


def trained(weights: Path) -> DetectorNet:
    """The network with the weights of a run.

    Raises:
        FileNotFoundError: There are none; the message says how to get them.
    """
    if not weights.is_file():
        raise FileNotFoundError(f"{weights} is missing: python -m training.detector.train")
    net = DetectorNet()
    net.load_state_dict(torch.load(weights, map_location="cpu", weights_only=True))
    return net.eval()


def graph_of(net: DetectorNet) -> ov.Model:
    """The network as an OpenVINO graph: (1, 3, ?, ?) float BGR 0..255 to YuNet's outputs.

    Height and width have to be multiples of 32. Batch normalisation is part of the weights.
    """
    pictures = op.parameter([1, 3, -1, -1], ov.Type.f32, name="input")
    pictures.output(0).set_names({"input"})
    x = op.multiply(op.subtract(pictures, _constant(MEAN)), _constant(1 / SCALE))
    fine = _steps(_steps(x, net.stem), net.fine)
    middle = _steps(fine, net.middle)
    coarse = _steps(middle, net.coarse)
    maps = [
        _step(map_, joint) for map_, joint in zip((fine, middle, coarse), net.joints, strict=True)
    ]
    maps[1] = op.add(maps[1], _doubled(maps[2]))
    maps[0] = op.add(maps[0], _doubled(maps[1]))
    results = []
    for stride, map_, norm in zip(STRIDES, maps, net.norms, strict=True):
        level = _convolved(_normalised(map_, net.head, norm), net.last)
        by_cell = op.reshape(op.transpose(level, [0, 2, 3, 1]), [0, -1, 16], special_zero=True)
        parts = op.variadic_split(by_cell, 2, [1, 1, 4, 10])
        nodes = [op.sigmoid(parts.output(i)).output(0) for i in (0, 1)]
        nodes += [parts.output(i) for i in (2, 3)]
        for kind, node in zip(("cls", "obj", "bbox", "kps"), nodes, strict=True):
            node.set_names({f"{kind}_{stride}"})
            results.append(op.result(node))
    return ov.Model(results, [pictures], "detector")


def _constant(value: float) -> Any:
    return op.constant(value, ov.Type.f32)


def _steps(x: Any, layers: nn.Module) -> Any:
    for layer in layers.children():
        x = _step(x, layer)
    return x


def _step(x: Any, layer: nn.Module) -> Any:
    """A convolution, normalised and cut at 0."""
    convolution, norm, _ = layer.children()
    return _normalised(x, convolution, norm)


def _normalised(x: Any, convolution: nn.Module, norm: nn.Module) -> Any:
    assert isinstance(convolution, nn.Conv2d)
    assert isinstance(norm, nn.BatchNorm2d)
    assert norm.running_var is not None
    assert norm.running_mean is not None
    scale = norm.weight / torch.sqrt(norm.running_var + norm.eps)
    joined = nn.Conv2d(
        convolution.in_channels,
        convolution.out_channels,
        convolution.kernel_size[0],
        convolution.stride[0],
        convolution.padding[0],
    )
    joined.weight = nn.Parameter(convolution.weight * scale[:, None, None, None])
    joined.bias = nn.Parameter(norm.bias - norm.running_mean * scale)
    return op.relu(_convolved(x, joined))


def _convolved(x: Any, layer: nn.Conv2d) -> Any:
    assert layer.bias is not None
    border = [int(side) for side in layer.padding]
    product = op.convolution(
        x, op.constant(layer.weight.detach().numpy()), list(layer.stride), border, border, [1, 1]
    )
    return op.add(product, op.constant(layer.bias.detach().numpy()[None, :, None, None]))


def _doubled(x: Any) -> Any:
    """Each cell four times."""
    return op.interpolate(
        x,
        op.constant([2.0, 2.0], ov.Type.f32),
        "nearest",
        "scales",
        axes=op.constant([2, 3], ov.Type.i64),
        coordinate_transformation_mode="asymmetric",
        nearest_mode="floor",
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.detector.export", description=__doc__)
    parser.add_argument("--weights", type=Path, default=Path("build/training/detector/weights.pt"))
    parser.add_argument("--out", type=Path, default=Path("build/training/detector/detector.xml"))
    options = parser.parse_args(arguments)
    ov.save_model(graph_of(trained(options.weights)), options.out, compress_to_fp16=True)


if __name__ == "__main__":
    main()
