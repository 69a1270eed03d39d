"""Speed as ratios within one run: ours against a peer or a floor beside it."""
