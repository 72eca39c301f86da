-- What the host itself tells people with an account, beside what programs tell them.
create table notice (
    id        bigint generated always as identity primary key,
    person_id uuid        not null references person on delete cascade,
    -- which words say it
    kind      text        not null,
    -- what they are filled with
    details   jsonb       not null,
    at        timestamptz not null,
    read_at   timestamptz
);
create index notice_person on notice (person_id, id desc);
create index notice_at on notice (at);
