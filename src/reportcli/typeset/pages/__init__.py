"""Pages: chapters poured through the frames of their masters, places, notes, drafts."""
