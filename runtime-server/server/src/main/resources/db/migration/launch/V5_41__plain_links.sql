-- Addresses of others' sites that open a program when the host's scanner reads them.
create table plain_link (
    app_id       text        not null references program (app_id) on delete cascade,
    prefix       text        not null check (length(prefix) <= 512),
    -- Scheme, host and port of the prefix: what a scanned address is looked up by.
    origin       text        not null,
    occupies     boolean     not null,
    path         text        not null check (length(path) <= 1024),
    env          text        not null constraint plain_link_env check (env in ('DEVELOP', 'TRIAL', 'RELEASE')),
    debug_urls   text[]      not null,
    created_at   timestamptz not null,
    published_at timestamptz,
    primary key (app_id, prefix)
);
create index plain_link_origin on plain_link (origin);
