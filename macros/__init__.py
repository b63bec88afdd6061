"""The programme site generator: from the content in ``programme/`` to a published site."""
