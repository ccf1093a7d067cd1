"""Tables of the contract that stand in other files than the workbook: which ones, and their sheets."""
