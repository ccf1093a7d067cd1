"""What charts are bound with beside their values."""
