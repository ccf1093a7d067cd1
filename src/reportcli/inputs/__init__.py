"""What is read and how it is found: project files within bounds, YAML, Markdown and Word texts."""
