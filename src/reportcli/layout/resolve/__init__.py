"""From checked models to resolved settings, styles, masters and blocks."""
