-- The language that the owner of an account has chosen. Null: that of the browser.
alter table account add column locale varchar(8);

-- The language of the request that caused a mail, and what sent it, for notices that name the device.
alter table outbox add column language varchar(8);
alter table outbox add column user_agent varchar(200);
