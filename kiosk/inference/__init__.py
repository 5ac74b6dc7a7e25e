"""OpenVINO: model registry, detectors, attribute networks and the face pipeline."""

import sys

# "import openvino" loads its model converter, which reports the import to Google Analytics
# under an identifier that it keeps in the home folder. Nothing may leave a kiosk but what its
# operator chose, and the converter is not used here. A None makes Python take a module for
# missing, which openvino allows for; the import is 60 ms shorter as well.
for _module in ("openvino.tools.ovc", "openvino_telemetry"):
    sys.modules.setdefault(_module, None)  # type: ignore[arg-type]
