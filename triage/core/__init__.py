"""The few words every room may use: ids, errors, lifecycle tables, events. No I/O, no clock."""
