"""What we do about a message: a closed union of actions, the policy, people and standing, deadlines."""
