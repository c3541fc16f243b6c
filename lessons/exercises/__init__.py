"""Exercises: a task, a check of what a learner's app does, and the command line."""
