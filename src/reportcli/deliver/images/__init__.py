"""Pages and blocks as pictures, each with what a screen reader says in its place."""
