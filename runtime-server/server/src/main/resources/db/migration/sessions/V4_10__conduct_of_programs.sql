-- How versions have behaved so far: those that have for long enough share processes with others that have.
create table program_conduct (
    app_id     text not null references program on delete cascade,
    version    text not null,
    turns      bigint not null,
    visits     bigint not null,
    since      timestamptz not null,
    settled_at timestamptz,
    primary key (app_id, version)
);

-- Who cost a runner, as "program:…" or "developer:…", and until when that keeps them apart.
create table runner_offence (
    subject text primary key,
    count   integer not null,
    until   timestamptz not null
);
