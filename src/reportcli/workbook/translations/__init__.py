"""What is known of translations: from which source each was made, and which are missing."""
