"""The store: SQLAlchemy Core tables and statements. Nothing outside this package speaks SQL."""
