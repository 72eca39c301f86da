-- A key may be longer than an entry of an index.
alter table program_storage drop constraint program_storage_pkey;
create unique index program_storage_key on program_storage (person_id, app_id, md5(key));
