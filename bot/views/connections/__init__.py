"""What people see when they take over the numbers of LinkedIn's list."""
