"""Pages of other PDF files as form XObjects: vectors and type stay, colours become those of the output."""
