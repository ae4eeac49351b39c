-- The name of a person who is invited, as the one who invites wrote it.
ALTER TABLE link ADD COLUMN name TEXT;

-- Two more choices of what others see: in the directory the language in which one reads the portal, and on the public page
-- of the communities that one facilitates one's name.
ALTER TABLE person ADD COLUMN shows_lang  {int} NOT NULL DEFAULT 0;
ALTER TABLE person ADD COLUMN public_name {int} NOT NULL DEFAULT 0;

-- A meeting that was announced and does not take place keeps its phase, so that this can be undone. The reason is read by
-- everyone who sees the meeting.
ALTER TABLE meeting ADD COLUMN cancelled_at  {int};
ALTER TABLE meeting ADD COLUMN cancel_reason TEXT;
