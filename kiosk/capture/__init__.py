"""Frame sources: cameras, files, streams, pictures, the simulated scene; and the grabber thread.

OpenCV reads these variables when it is imported or first used, so they are set here, before
any module of the package imports it. A value that is set already wins.
"""

import os

for _name, _value in {
    # The libraries below would write about every damaged file to the terminal.
    "OPENCV_LOG_LEVEL": "SILENT",
    "OPENCV_FFMPEG_LOGLEVEL": "-8",  # AV_LOG_QUIET
    # A camera opens in one second instead of ten or more (opencv issue 17687).
    "OPENCV_VIDEOIO_MSMF_ENABLE_HW_TRANSFORMS": "0",
    # Seconds that a read of a V4L2 camera waits for a picture; 10 otherwise.
    "OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT": "4",
}.items():
    os.environ.setdefault(_name, _value)
