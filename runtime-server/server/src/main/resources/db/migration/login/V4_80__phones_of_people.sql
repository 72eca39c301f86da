-- A phone number that somebody has proved to have; of nobody else.
create table person_phone (
    id           uuid primary key,
    person_id    uuid        not null references person on delete cascade,
    -- digits without plus
    country_code text        not null,
    -- digits without the country's code
    number       text        not null,
    verified_at  timestamptz not null,
    unique (country_code, number)
);
create index person_phone_person on person_phone (person_id);

-- A code that was sent to a number, as a keyed hash, and how often it was guessed.
create table phone_proof (
    person_id    uuid        not null references person on delete cascade,
    country_code text        not null,
    number       text        not null,
    code         text        not null,
    tries        integer     not null,
    expires_at   timestamptz not null,
    primary key (person_id, country_code, number)
);
create index phone_proof_expires on phone_proof (expires_at);
