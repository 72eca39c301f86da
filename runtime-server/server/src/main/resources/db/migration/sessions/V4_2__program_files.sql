-- Files of programs. Paths are keys here and never paths of a file system.
create table program_file (
    person_id  uuid not null,
    app_id     text not null,
    -- empty for what outlives the visit
    session_id text not null,
    path       text not null,
    -- null for a folder
    blob       text,
    bytes      bigint not null,
    type       text not null,
    changed_at timestamptz not null,
    primary key (person_id, app_id, session_id, path)
);

create index program_file_session on program_file (session_id) where session_id <> '';
create index program_file_blob on program_file (blob);
