"""What comes in and goes out besides paper: workbooks, pictures of pages."""
