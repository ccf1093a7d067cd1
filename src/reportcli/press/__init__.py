"""The print shop: what it asks for (`printer.yaml`) and gets (cover, spine, imposition)."""
