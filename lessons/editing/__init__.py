"""A visitor's own code: who may edit and run it."""
