"""The simulated scene: drawn people in front of a shop window, with exact ground truth.

``scenario`` reads who does what and when, ``motion`` turns that into poses, ``appearance``
to ``bodies`` build the people, ``splat`` and ``sprites`` draw them, ``render`` composes the
picture, ``truth`` tells what is in it, and ``source`` plays it as a frame source.
"""
