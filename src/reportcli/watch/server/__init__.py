"""The server of the workshop: who may ask, what is answered, and what it starts."""
