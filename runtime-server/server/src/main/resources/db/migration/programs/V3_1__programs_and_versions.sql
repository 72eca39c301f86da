create table program (
    app_id      text primary key,
    name        text not null,
    category    text,
    description text,
    secret_hash bytea not null,
    owner       text not null,
    created_at  timestamptz not null,
    revision    integer not null
);

create table program_version (
    id           uuid primary key,
    app_id       text not null references program,
    number       text not null,
    state        text not null,
    percent      integer not null,
    hash         text not null,
    content_hash text not null,
    -- version of everything that took part in making the compiled form
    compiler     text not null,
    size_bytes   bigint not null,
    problems     text not null,
    uploaded_by  text not null,
    uploaded_at  timestamptz not null,
    changed_at   timestamptz not null,
    -- when it last became the one everybody gets; null while it never was
    released_at  timestamptz,
    revision     integer not null,
    unique (app_id, number)
);

create unique index program_version_one_released on program_version (app_id) where state = 'RELEASED';
create unique index program_version_one_gray on program_version (app_id) where state = 'GRAY';
create index program_version_hash on program_version (hash);
create index program_version_content on program_version (content_hash);
