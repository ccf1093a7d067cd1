"""Words that every stage shares: positions, facts, diagnostics, styles and display operations.

Imports nothing of reportcli. Everything here is frozen, slotted and picklable.
"""
