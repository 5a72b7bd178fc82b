"""Real servers for tests and benchmarks, each started in well under a second and without root."""
