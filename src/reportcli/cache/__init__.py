"""What runs remember of each other, on the disk: wrapped around stages, imported by none of them.

Whatever cannot be read, or is not what its key says, counts as absent: a run with the cache gives the bytes
that it gives without.
"""
