"""How the attribute network that ships with the program is made; see README.md.

No part of the program: it is neither installed nor imported by it. It uses the program's own
detector, aligner and networks, so that faces are cut in training exactly as at run time.
"""

# Keeps OpenVINO's converter and NNCF from reporting their use to a server, as in the program.
import kiosk.inference  # noqa: F401
