"""Frame sources: cameras, files, streams, pictures, the simulated scene; and the grabber thread."""
