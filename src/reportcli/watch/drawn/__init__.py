"""Pictures of pages: as they are, as they look in print, plate by plate, as they were delivered."""
