"""Charts as display operations, labelled directly. The only user of matplotlib."""
