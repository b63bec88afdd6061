"""The domain: what a programme is, how it is read and what makes it wrong.

Nothing in here knows MkDocs, HTML or iCalendar.
"""
