"""The composition root: builds the stages, wires them, runs them and ends them in order."""
