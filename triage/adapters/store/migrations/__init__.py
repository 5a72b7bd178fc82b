"""The steps from schema to schema, one file each in ``versions/``. Only ``triage migrate`` reads them."""
