"""Goodwill: guarantees with days of grace, refunds, gestures and their budget, campaigns."""
