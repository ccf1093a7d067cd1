"""Charts as display operations, labelled directly. `figures` is the only user of matplotlib."""
