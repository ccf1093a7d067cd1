"""Vector graphics: icons and logos from SVG, QR codes, the world map, each as a Drawing."""
