"""A report's first folder: a template workbook with pictures and texts, or the next year's from the last."""
