"""OpenCV, silent: it is imported through this module wherever a file or camera is opened."""

import os

import cv2

# The variable is read at the import only, and another part may have imported it earlier.
if os.environ.get("OPENCV_LOG_LEVEL") == "SILENT":
    cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)

__all__ = ["cv2"]
