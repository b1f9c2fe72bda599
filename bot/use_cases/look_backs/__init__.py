"""Looking back on a month or a season, once its numbers are final."""
