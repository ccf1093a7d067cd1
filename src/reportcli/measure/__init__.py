"""Measures placed pages: nothing is lost, nothing leaves its room, everything can be read."""

from reportcli.measure.measuring import measure

__all__ = ["measure"]
