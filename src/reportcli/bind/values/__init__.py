"""Values of the layout, read where they are used."""
