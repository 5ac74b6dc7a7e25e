"""The windows. Qt lives here and in the composition root only."""
