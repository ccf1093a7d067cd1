"""Currencies: which there are, and which one a sign, code or name means."""
