"""Rules of preflight, by standard: PDF/X-4, PDF/A, PDF/UA, and our own print rules."""
