"""What is said about absences and working shares."""
