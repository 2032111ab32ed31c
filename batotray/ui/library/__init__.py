"""The library: what is followed, and what is to come. Its cells and actions serve other windows too."""
