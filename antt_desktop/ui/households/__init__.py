"""The tab “Hộ dân”: tổ, households, people; import, export and the printed roster."""
