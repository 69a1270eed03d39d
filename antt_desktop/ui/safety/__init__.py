"""Windows about keeping the book safe: passphrase, lock, copies, restoring, history, people."""
