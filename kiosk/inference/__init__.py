"""OpenVINO: model registry, detectors, attribute networks and the face pipeline."""
