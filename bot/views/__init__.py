"""What people see: data to Block Kit, pure."""
