-- Somebody with an account; everybody else is a guest, whose cookie is all that says who they are.
alter table person add column member_since timestamptz;

create table account (
    person_id           uuid primary key references person on delete cascade,
    username            text        not null,
    nickname            text        not null default '',
    -- a blob's name
    avatar              text,
    role                text        check (role in ('OPERATOR', 'REVIEWER', 'SUPPORT', 'AUDITOR')),
    status              text        not null default 'ACTIVE' check (status in ('ACTIVE', 'FROZEN', 'BANNED')),
    -- encoded; null for whoever signs in otherwise
    password            text,
    password_changed_at timestamptz,
    created_at          timestamptz not null,
    -- when it is to go, at the person's own wish
    leaves_at           timestamptz
);
create unique index account_username on account (lower(username));
create index account_leaves on account (leaves_at) where leaves_at is not null;

-- A browser in which somebody is signed in. Its cookie's value is never stored.
create table device (
    id         uuid primary key,
    person_id  uuid        not null references person on delete cascade,
    token_hash bytea       not null unique,
    name       text        not null,
    address    text        not null,
    created_at timestamptz not null,
    seen_at    timestamptz not null,
    -- when the person last proved here who they are
    proved_at  timestamptz not null
);
create index device_person on device (person_id);
create index device_seen on device (seen_at);

-- Names under which programs knew somebody as a guest, who turned out to be a person with names of their own.
alter table openid drop constraint openid_pkey;
alter table openid add column is_primary boolean not null default true;
alter table openid add primary key (app_id, openid);
alter table openid drop constraint if exists openid_app_id_openid_key;
create unique index openid_primary on openid (person_id, app_id) where is_primary;

-- One-time codes that bring an account back; kept as hashes.
create table recovery_code (
    hash      bytea primary key,
    person_id uuid not null references person on delete cascade
);
create index recovery_code_person on recovery_code (person_id);
