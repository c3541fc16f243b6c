"""What a learner has done, and where."""
