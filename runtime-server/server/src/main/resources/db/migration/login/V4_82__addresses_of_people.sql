-- Where somebody gets what they order.
create table person_address (
    id            uuid primary key,
    person_id     uuid        not null references person on delete cascade,
    name          text        not null,
    phone         text        not null,
    province      text        not null,
    city          text        not null,
    county        text        not null,
    detail        text        not null,
    postal_code   text        not null,
    national_code text        not null,
    used_at       timestamptz not null
);
create index person_address_person on person_address (person_id);
