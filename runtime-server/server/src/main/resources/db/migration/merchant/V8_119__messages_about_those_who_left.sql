-- Null for a message that says that somebody has left.
alter table push_message alter column person_id drop not null;
