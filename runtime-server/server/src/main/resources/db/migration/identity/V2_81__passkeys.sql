-- Keys that people sign in with, as their devices and password managers keep them.
create table passkey (
    credential_id bytea       primary key check (length(credential_id) between 1 and 1023),
    id            uuid        not null unique,
    person_id     uuid        not null references person on delete cascade,
    name          text        not null,
    public_key    bytea       not null,
    -- what the device said when it made the key
    attestation   bytea       not null,
    sign_count    bigint      not null,
    transports    text[]      not null,
    is_backed_up  boolean     not null,
    created_at    timestamptz not null,
    used_at       timestamptz not null,
    -- when it counted fewer uses than before, as a copy would
    copied_at     timestamptz
);
create index passkey_person on passkey (person_id);

-- What somebody's device is to sign, each once.
create table passkey_challenge (
    challenge  bytea       primary key,
    purpose    text        not null constraint passkey_challenge_purpose check (purpose in ('SIGN_UP', 'SIGN_IN', 'ADD', 'PROVE', 'SET_UP')),
    -- for whom; somebody who signs in says so with the key, and who signs up is in no table yet
    person_id  uuid,
    expires_at timestamptz not null
);
create index passkey_challenge_expires on passkey_challenge (expires_at);
