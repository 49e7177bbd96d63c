-- Loaders and readers may look at everything; nobody inserts through a view.
GRANT SELECT ON ALL TABLES IN SCHEMA enantio TO enantio_reader, enantio_loader;
