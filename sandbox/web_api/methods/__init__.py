"""The methods, one module for each family."""
