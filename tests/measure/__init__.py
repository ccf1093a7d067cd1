"""Pages measured: what is lost, crowded or not to be read."""
