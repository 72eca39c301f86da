insert into person (id, created_at, seen_at)
select person_id, now(), now() from (
    select person_id from recent_program union select person_id from pinned_program
    union select person_id from program_feedback) known
on conflict do nothing;

delete from recent_program r where not exists (select 1 from program where program.app_id = r.app_id);
alter table recent_program
    add constraint recent_program_person foreign key (person_id) references person on delete cascade,
    add constraint recent_program_program foreign key (app_id) references program on delete cascade;
create index recent_program_program on recent_program (app_id);

delete from pinned_program p where not exists (select 1 from program where program.app_id = p.app_id);
alter table pinned_program
    add constraint pinned_program_person foreign key (person_id) references person on delete cascade,
    add constraint pinned_program_program foreign key (app_id) references program on delete cascade;
create index pinned_program_program on pinned_program (app_id);

-- What somebody said stays, without who said it.
delete from program_feedback f where not exists (select 1 from program where program.app_id = f.app_id);
alter table program_feedback alter column person_id drop not null;
alter table program_feedback
    add constraint program_feedback_person foreign key (person_id) references person on delete set null,
    add constraint program_feedback_program foreign key (app_id) references program on delete cascade;
create index program_feedback_person on program_feedback (person_id);
create index program_feedback_at on program_feedback (at);
