-- What programs' own servers call with. The tokens themselves are never stored, but those that are told again: those are sealed.
create table merchant_token (
    hash          bytea       primary key check (octet_length(hash) = 32),
    app_id        text        not null references program on delete cascade,
    kind          text        not null,
    is_forced     boolean     not null,
    issued_at     timestamptz not null,
    expires_at    timestamptz not null,
    -- until when it is good although there is a newer one; null for the newest
    handover_ends timestamptz,
    sealed        bytea,
    key_id        text,
    constraint merchant_token_kind check (kind in ('PLAIN', 'STABLE')),
    constraint merchant_token_sealed check ((sealed is null) = (key_id is null))
);
create index merchant_token_program on merchant_token (app_id, kind, issued_at);
create index merchant_token_expires on merchant_token (expires_at);

-- From where a program's server may ask for tokens; from anywhere without a row.
create table merchant_address (
    app_id  text not null references program on delete cascade,
    network cidr not null,
    primary key (app_id, network)
);

-- Calls of a program's server, some of which a node may have taken for those to come.
create table merchant_quota (
    app_id text        not null references program on delete cascade,
    api    text        not null,
    unit   text        not null,
    since  timestamptz not null,
    used   bigint      not null check (used >= 0),
    primary key (app_id, api, unit, since),
    constraint merchant_quota_unit check (unit in ('MINUTE', 'DAY', 'MONTH'))
);
create index merchant_quota_since on merchant_quota (since);

-- What was refused, without secrets.
create table merchant_refusal (
    rid     text        primary key,
    -- whose server it was, or said to be; null when it named no program
    app_id  text        references program on delete cascade,
    at      timestamptz not null,
    millis  integer     not null,
    method  text        not null,
    path    text        not null,
    query   text        not null,
    address text        not null,
    errcode integer     not null,
    errmsg  text        not null
);
create index merchant_refusal_program on merchant_refusal (app_id, at, rid);
create index merchant_refusal_at on merchant_refusal (at);

-- What a program's server keeps for its people.
create table user_storage (
    app_id    text not null references program on delete cascade,
    person_id uuid not null references person on delete cascade,
    key       text not null,
    value     text not null,
    primary key (app_id, person_id, key)
);
create index user_storage_person on user_storage (person_id);
