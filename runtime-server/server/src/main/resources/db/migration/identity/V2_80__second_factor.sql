-- Whether the person has proved there by a passkey, or by two things, who they are.
alter table device add column is_strong boolean not null default false;

-- Secrets of authenticator apps. One that is not confirmed takes the place of the other with its first right code.
create table authenticator (
    person_id    uuid        not null references person on delete cascade,
    is_confirmed boolean     not null,
    sealed       bytea       not null,
    key_id       text        not null,
    -- the last step of time whose code was used
    used_step    bigint      not null default 0,
    created_at   timestamptz not null,
    primary key (person_id, is_confirmed)
);
create index authenticator_key on authenticator (key_id);
