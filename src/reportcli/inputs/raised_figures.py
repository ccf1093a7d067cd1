"""Raised and lowered figures as characters of their own: 10 and a raised 6 is 10⁶, CO and a lowered 2 CO₂."""

from __future__ import annotations

RAISED = str.maketrans("0123456789+-\u2212=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾")
LOWERED = str.maketrans("0123456789+-\u2212=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
