-- Names are looked up by what is the same for the eye; folded by the server, as the database folds some letters in another way.
alter table account add column username_key text;
update account set username_key = lower(normalize(username, nfkc));
alter table account alter column username_key set not null;
drop index account_username;
create unique index account_username on account (username_key);
