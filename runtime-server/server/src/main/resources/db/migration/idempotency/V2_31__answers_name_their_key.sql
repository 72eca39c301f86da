-- Which master key has sealed the answer; null for those from before there were several.
alter table idempotent_call add column key_id text;
