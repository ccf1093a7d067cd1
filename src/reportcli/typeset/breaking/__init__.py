"""Breaking the vertical list into regions: fill, columns, floats, obstacles, justification."""
