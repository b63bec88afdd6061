"""The word with which an editor says yes; apart, for who may import nothing else."""

LABEL = "akkoord"
"""What an editor puts on an issue to have it made into a pull request."""
