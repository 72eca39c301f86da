-- Keys that programs are uploaded with; the private halves are not here.
create table upload_key (
    id         uuid primary key,
    app_id     text not null references program on delete cascade,
    name       text not null check (length(name) between 1 and 64),
    public_key bytea not null,
    -- from where it may be used; from anywhere when empty
    addresses  cidr[] not null,
    created_by text not null,
    created_at timestamptz not null,
    used_at    timestamptz,
    revision   integer not null,
    unique (app_id, public_key)
);

-- Proofs that were good once, by what was signed, until they would be too old anyway.
create table upload_proof (
    hash       bytea primary key,
    expires_at timestamptz not null
);

create index upload_proof_expiry on upload_proof (expires_at);
