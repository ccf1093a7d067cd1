"""Pictures that are printed from stated inks only: duotones."""
