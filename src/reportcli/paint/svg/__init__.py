"""Paint as SVG: a page or a part of one as a drawing, in the colours of the file for screens."""
