"""Rules of names, addresses, numbers of organisations, rows and their order."""
