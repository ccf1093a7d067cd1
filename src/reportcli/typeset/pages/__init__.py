"""Pages: chapters set through the frames of their masters, places, notes, drafts."""
