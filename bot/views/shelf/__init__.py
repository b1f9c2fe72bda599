"""What is said about what is worth sharing."""
