create table person (
    id         uuid primary key,
    created_at timestamptz not null
);

-- The name under which one program knows one person.
create table openid (
    person_id uuid not null references person,
    app_id    text not null,
    openid    text not null,
    primary key (person_id, app_id),
    unique (app_id, openid)
);

-- Tokens themselves are never stored.
create table access_token (
    id         uuid primary key,
    hash       bytea not null unique,
    role       text not null,
    subject    text not null,
    created_at timestamptz not null,
    revoked_at timestamptz
);
