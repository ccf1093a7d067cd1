"""Rules of texts and of the figures in them."""
