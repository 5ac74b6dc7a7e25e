"""Made-up shops with a believable year behind them, so that a newcomer sees a living dashboard."""

from kiosk.collector.demo.run import run_demo

__all__ = ["run_demo"]
