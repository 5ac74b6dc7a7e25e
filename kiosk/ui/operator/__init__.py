"""The operator panel: everything behind the PIN."""

from kiosk.ui.operator.panel import OperatorPanel

__all__ = ["OperatorPanel"]
