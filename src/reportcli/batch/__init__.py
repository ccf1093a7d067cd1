"""Editions by record: one report for each country, member or donor, planned as a whole, made one by one."""
