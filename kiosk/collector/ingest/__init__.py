"""How records of kiosks get into the tables: checked one by one, stored once, added up."""
