-- Short addresses of programs' pages, made by the programs' own servers as codes and links.
create table shortcut (
    token      text        primary key,
    app_id     text        not null references program (app_id) on delete cascade,
    kind       text        not null
        constraint shortcut_kind check (kind in ('CODE', 'SQUARE_CODE', 'SCHEME', 'NFC_SCHEME', 'URL_LINK', 'SHORT_LINK')),
    pool       text        not null
        constraint shortcut_pool check (pool in ('CODES', 'LASTING_LINKS', 'PASSING_LINKS', 'PAGES')),
    path       text        not null check (length(path) <= 1024),
    query      text        not null check (length(query) <= 1024),
    env        text        not null constraint shortcut_env check (env in ('DEVELOP', 'TRIAL', 'RELEASE')),
    -- Hash of where a code leads: the same is made once. Links have none.
    target     bytea,
    created_at timestamptz not null,
    expires_at timestamptz
);
create unique index shortcut_target on shortcut (app_id, target) where target is not null;
create index shortcut_expiry on shortcut (expires_at);
create index shortcut_program on shortcut (app_id);

-- Pages that codes without limit lead to. Such a code is no row: it carries the page's number and its scene, signed with the page's key.
create table code_page (
    id     bigint generated always as identity primary key,
    app_id text   not null references program (app_id) on delete cascade,
    path   text   not null check (length(path) <= 1024),
    key    bytea  not null check (length(key) = 16),
    unique (app_id, path)
);

-- How many of each a program has.
create table shortcut_count (
    app_id text   not null references program (app_id) on delete cascade,
    pool   text   not null
        constraint shortcut_count_pool check (pool in ('CODES', 'LASTING_LINKS', 'PASSING_LINKS', 'PAGES')),
    living bigint not null check (living >= 0),
    primary key (app_id, pool)
);
