"""Several languages in one workbook: which there are, where their texts stand, and one edition of them."""
