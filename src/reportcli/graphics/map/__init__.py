"""Maps in Equal Earth projection."""
