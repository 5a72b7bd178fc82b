"""``vNNNN.py``: each brings a store one version on. Later steps alter tables in batch mode:
``with op.batch_alter_table("message") as table: ...`` (SQLite can alter little; batch rebuilds the table).
"""
