"""The tab of meetings: history of minutes, and writing them."""
