"""From raw cells to typed tables: located, typed, checked, with a position for every value."""
