"""Labels and legends of maps, set as blocks."""
