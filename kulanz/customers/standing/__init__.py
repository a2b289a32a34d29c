"""What kind of customer somebody is, told from what they bought and said."""
