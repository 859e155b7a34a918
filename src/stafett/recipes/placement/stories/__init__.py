"""What a stay ends in, where its guest wants it: a story others read, with an open invitation to be answered (H11)."""
