"""Text files with delimiters (CSV, TSV): encoding, dialect, fields with their lines."""
