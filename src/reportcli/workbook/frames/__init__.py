"""Large tables in columns, which views group and nothing prints row by row."""
