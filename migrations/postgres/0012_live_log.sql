-- Whose updates are whose is asked only by who takes their own data along; that may read the log, and whoever
-- writes has one index less to keep.
DROP INDEX live_update_of;
