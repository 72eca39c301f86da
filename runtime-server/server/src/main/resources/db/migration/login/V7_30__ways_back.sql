-- Whether its owner comes back by it who has lost the password: said with a fresh proof of who they are.
alter table person_phone add column recovers boolean not null default false;

-- An address of mail that somebody has proved to have; of nobody else. Its owner comes back by it.
create table person_mail (
    id          uuid primary key,
    person_id   uuid        not null references person on delete cascade,
    address     text        not null,
    verified_at timestamptz not null
);
create unique index person_mail_address on person_mail (lower(address));
create index person_mail_person on person_mail (person_id);

-- A code that was sent to an address, as a keyed hash, and how often it was guessed.
create table mail_proof (
    person_id  uuid        not null references person on delete cascade,
    address    text        not null,
    code       text        not null,
    tries      integer     not null,
    expires_at timestamptz not null,
    primary key (person_id, address)
);
create index mail_proof_expires on mail_proof (expires_at);

-- Somebody who wants to come back by a code, by the hash of a secret that only their browser has.
create table recovery_attempt (
    id         bytea       primary key,
    -- null for nobody, who is asked for a code all the same
    person_id  uuid        references person on delete cascade,
    means      text        not null constraint recovery_attempt_means check (means in ('PHONE', 'MAIL')),
    target     text        not null,
    -- as a keyed hash
    code       text        not null,
    tries      integer     not null default 0,
    expires_at timestamptz not null
);
create index recovery_attempt_person on recovery_attempt (person_id);
create index recovery_attempt_expires on recovery_attempt (expires_at);
