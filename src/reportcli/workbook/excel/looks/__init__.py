"""How cells look: styles, their colours, and rules that change them by what a cell holds."""
