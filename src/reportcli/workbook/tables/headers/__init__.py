"""Headers of tables: what they say, where they place a table, and those that the contract does not know."""
