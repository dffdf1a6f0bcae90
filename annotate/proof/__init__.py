"""That a finished page shows its sources' words: what it must show, what it shows, and where the two part."""
