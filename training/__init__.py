"""How the attribute network that ships with the program is made; see README.md.

No part of the program: it is neither installed nor imported by it. It uses the program's own
detector, aligner and networks, so that faces are cut in training exactly as at run time.
"""
