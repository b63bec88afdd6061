"""Ways into the programme for who writes no YAML: a form, a spreadsheet, questions on a screen.

Whatever comes in becomes the text of a file, and the check says of it what it says of any file.
Imports ``macros.programme`` only.
"""
