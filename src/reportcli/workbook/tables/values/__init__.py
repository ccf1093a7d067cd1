"""From a raw cell to one typed value: what each type of column takes, and what is reported of the rest."""
