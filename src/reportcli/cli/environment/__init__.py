"""Commands about what surrounds a run: the settings that it has, the machine that it is on."""
