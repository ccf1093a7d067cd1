"""Rules of accounts and statements."""
