-- Accounts that people have elsewhere and sign in with here.
create table issuer_account (
    id         uuid        primary key,
    issuer     text        not null,
    subject    text        not null,
    person_id  uuid        not null references person on delete cascade,
    created_at timestamptz not null,
    used_at    timestamptz not null,
    unique (issuer, subject)
);
create index issuer_account_person on issuer_account (person_id);

-- Browsers that were sent to an issuer. What is secret about it is in the browser's cookie, of which this has the hash.
create table issuer_visit (
    id         bytea       primary key,
    name       text        not null,
    -- who wants to link an account there to theirs; null for whoever wants to sign in
    person_id  uuid        references person on delete cascade,
    next       text        not null,
    is_back    boolean     not null default false,
    expires_at timestamptz not null,
    -- what the issuer says of the person, once they have come back
    issuer     text,
    subject    text,
    username   text,
    nickname   text
);
create index issuer_visit_expires on issuer_visit (expires_at);
create index issuer_visit_person on issuer_visit (person_id);
