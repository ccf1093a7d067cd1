"""Rules of dates and periods."""
