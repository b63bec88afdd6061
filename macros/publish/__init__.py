"""What the site publishes: pure functions from a ``Programme`` to text."""
