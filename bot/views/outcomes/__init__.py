"""What is said of single outcomes, of the shares they came from, and of whose the customers are."""
