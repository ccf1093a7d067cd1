"""Several languages in one workbook: one edition of it, and the pairs of text and translation."""
