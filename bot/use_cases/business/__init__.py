"""The business report for managers, and what the programme costs."""
