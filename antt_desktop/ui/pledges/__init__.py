"""The tab “Ký cam kết”: who has signed in a campaign, forms to print, answers to record."""
