-- To which words about their data people have agreed: of each program the last.
create table privacy_agreement (
    person_id uuid        not null references person on delete cascade,
    app_id    text        not null references program on delete cascade,
    digest    bytea       not null,
    at        timestamptz not null,
    primary key (person_id, app_id)
);
create index privacy_agreement_program on privacy_agreement (app_id);
