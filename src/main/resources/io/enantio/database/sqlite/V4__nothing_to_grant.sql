-- A file has no roles: who may write it is the operating system's business. The schema's number stays the same everywhere.
SELECT 1;
