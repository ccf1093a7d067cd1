"""A report's first folder: a template workbook from the contract, pictures, texts; or the next year's from the last."""
