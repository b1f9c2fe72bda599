"""Teams, as they are shown and changed."""
