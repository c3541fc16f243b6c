"""What the practice model says."""
