"""A small face detector with five landmarks, trained on composed scenes.

It has the outputs of YuNet, so the program decodes it in the same way. It is not shipped:
decision 0125 says how far it gets.
"""
