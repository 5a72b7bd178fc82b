"""The products that Triage is held against, each started as its owner would start it."""
