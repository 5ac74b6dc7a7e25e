"""The domain: plain Python, numpy and pydantic. No Qt, no OpenCV, no network."""
