"""What tables are bound from: cells, looks by condition, rows of records, sums of columns."""
