"""Content streams (ISO 32000-1, 7.8.2): one reader, which follows the operators for several sinks."""
