"""What sellers shared, as they see it."""
