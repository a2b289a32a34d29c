"""What the coach learnt from drafts: how likely each flaw is in each sentence, and what becomes of the whole."""
