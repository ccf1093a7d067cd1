"""Accounts: a trial balance as programs export it, mapped to the printed lines of annual accounts."""
