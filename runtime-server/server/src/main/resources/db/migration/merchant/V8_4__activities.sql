-- Activities that shared cards tell of, and how far each has come.
create table activity (
    id           text        primary key,
    app_id       text        not null references program on delete cascade,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    state        text        not null,
    member_count integer,
    room_limit   integer,
    path         text,
    version_type text,
    constraint activity_state check (state in ('CREATED', 'GATHERING', 'STARTED')),
    constraint activity_version_type check (version_type in ('develop', 'trial', 'release'))
);
create index activity_program on activity (app_id, created_at);
create index activity_expires on activity (expires_at);
