"""The use cases, each function one transaction: ingest, triage, approve, release, dispatch, housekeep."""
