"""The ledger: every printed figure with its cells, derivation and places; written here, read back here."""
