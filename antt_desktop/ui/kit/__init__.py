"""Parts that every tab is built from: tables, fields, buttons, panes."""
