-- The link with which the first operator makes an account: at most one, by its hash.
create table set_up_link (
    is_only    boolean     primary key default true check (is_only),
    hash       bytea       not null,
    created_at timestamptz not null
);

-- Links with which people who have lost all ways in come back; by their hashes, one for each.
create table recovery_link (
    person_id  uuid        primary key references person on delete cascade,
    hash       bytea       not null unique,
    made_by    text        not null,
    expires_at timestamptz not null
);
create index recovery_link_expires on recovery_link (expires_at);
