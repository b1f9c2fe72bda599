"""The pictures of the guides, and of everything else that the bot shows: ``python -m tests.pictures [FOLDER]``."""
