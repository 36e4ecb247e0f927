"""Memory: what must survive. The only package that knows there is a database."""
