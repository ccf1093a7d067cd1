"""PDF files of others whose pages are placed as pictures: opened within bounds, judged, measured."""
