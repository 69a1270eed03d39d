"""The tổ dân cư: the pane at the left and its dialogs."""
