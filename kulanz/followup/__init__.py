"""What we owe to customers: promises, call-backs, commissions."""
