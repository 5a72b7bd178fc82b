"""Customers, products, quotes, invoices. (Ground only so far; see docs/architecture.md.)"""
