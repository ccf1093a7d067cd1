"""What follows from a finding, and is not reported beside it."""
