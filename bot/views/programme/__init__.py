"""The programme and its settings."""
