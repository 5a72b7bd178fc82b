"""What the sender wants: intents, predicates, rule sets, and the verdict that combines the evidence."""
