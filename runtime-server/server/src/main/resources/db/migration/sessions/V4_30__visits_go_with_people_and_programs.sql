insert into person (id, created_at, seen_at)
select person_id, now(), now() from (
    select person_id from visit_session union select person_id from program_storage
    union select person_id from login_code union select person_id from program_file) known
on conflict do nothing;

delete from visit_session v where not exists (
    select 1 from program_version p where p.app_id = v.app_id and p.number = v.version);
alter table visit_session
    add constraint visit_session_person foreign key (person_id) references person on delete cascade,
    add constraint visit_session_version foreign key (app_id, version)
        references program_version (app_id, number) on delete cascade;
create index visit_session_person on visit_session (person_id);
create index visit_session_version on visit_session (app_id, version);

delete from program_storage s where not exists (select 1 from program where program.app_id = s.app_id);
alter table program_storage
    add constraint program_storage_person foreign key (person_id) references person on delete cascade,
    add constraint program_storage_program foreign key (app_id) references program on delete cascade;
create index program_storage_program on program_storage (app_id);

delete from login_code c where not exists (select 1 from program where program.app_id = c.app_id);
alter table login_code
    add constraint login_code_person foreign key (person_id) references person on delete cascade,
    add constraint login_code_program foreign key (app_id) references program on delete cascade;
create index login_code_person on login_code (person_id, app_id);
create index login_code_program on login_code (app_id);

-- Contents without a row are swept.
delete from program_file f where not exists (select 1 from program where program.app_id = f.app_id);
alter table program_file
    add constraint program_file_person foreign key (person_id) references person on delete cascade,
    add constraint program_file_program foreign key (app_id) references program on delete cascade;
create index program_file_program on program_file (app_id);

-- A line may be written before its visit is on record, so no key leads there. The number says which lines are the oldest.
create index session_log_number on session_log (number);
