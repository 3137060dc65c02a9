"""How well plans are read: documents of our own writing in the shapes that offices use, with the truth beside them."""
