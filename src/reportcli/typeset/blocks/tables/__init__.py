"""Tables: their columns, rows and breaks."""
