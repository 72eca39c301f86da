-- The key that a program's server and this host share for a person.
create table login_session (
    person_id uuid        not null references person on delete cascade,
    app_id    text        not null references program on delete cascade,
    sealed    bytea       not null,
    key_id    text        not null,
    until     timestamptz not null,
    primary key (person_id, app_id)
);
create index login_session_program on login_session (app_id);
create index login_session_until on login_session (until);

-- The name under which all programs of one owner know one person.
create table unionid (
    person_id uuid not null references person on delete cascade,
    owner     text not null,
    unionid   text not null unique,
    primary key (person_id, owner)
);

-- Codes that a program's server exchanges for a person's phone number. The code itself is never stored.
create table phone_code (
    hash       bytea       primary key check (octet_length(hash) = 32),
    person_id  uuid        not null references person on delete cascade,
    app_id     text        not null references program on delete cascade,
    -- the number
    sealed     bytea       not null,
    key_id     text        not null,
    expires_at timestamptz not null,
    used_at    timestamptz
);
create index phone_code_person on phone_code (person_id, app_id);
create index phone_code_program on phone_code (app_id);
create index phone_code_expires on phone_code (expires_at);

-- Keys that a program encrypts with what it tells its own server; the newest few of each person.
create table user_encrypt_key (
    person_id  uuid        not null references person on delete cascade,
    app_id     text        not null references program on delete cascade,
    version    integer     not null check (version > 0),
    sealed     bytea       not null,
    key_id     text        not null,
    iv         text        not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    primary key (person_id, app_id, version)
);
create index user_encrypt_key_program on user_encrypt_key (app_id);
