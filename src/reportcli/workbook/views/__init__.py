"""Derived tables: groups, joins, unions and pivots of the tables that were read, figures with their cells."""
