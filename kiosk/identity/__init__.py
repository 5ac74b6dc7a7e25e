"""People who enrolled: their encrypted gallery, and the search for them."""
