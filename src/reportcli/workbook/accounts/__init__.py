"""Accounts: a trial balance as accounting programs export it, mapped to the printed lines of annual accounts."""
