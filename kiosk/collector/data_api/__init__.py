"""The audience data API and its token service: an older dialect, answered from our sums."""

from kiosk.collector.data_api.routes import router

__all__ = ["router"]
