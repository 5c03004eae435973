-- An account can have 32 roles of 32 characters, and one call can replace all of them: 64 roles, each with a sign
-- and a space, and the names of the other changed fields.
alter table audit_event alter column detail set data type varchar(4000);
