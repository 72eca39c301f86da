-- Six digits that somebody pays with.
create table pin (
    person_id uuid        primary key references person on delete cascade,
    -- a key of this row alone, with which the digits are signed before they are hashed
    sealed    bytea       not null,
    key_id    text        not null,
    hash      text        not null,
    -- since the last right one; each counts before it is looked at
    tries     integer     not null check (tries between 0 and 5),
    tried_at  timestamptz not null,
    set_at    timestamptz not null
);

-- Who pays small sums only for now.
create table pay_caution (
    person_id uuid        primary key references person on delete cascade,
    until     timestamptz not null,
    -- in fen
    spent     bigint      not null check (spent >= 0)
);

alter table passkey_challenge drop constraint passkey_challenge_purpose;
alter table passkey_challenge add constraint passkey_challenge_purpose
    check (purpose in ('SIGN_UP', 'SIGN_IN', 'ADD', 'PROVE', 'SET_UP', 'CONFIRM'));
