-- Where people with an account are told of messages by mail.
create table message_mail (
    person_id  uuid primary key references person on delete cascade,
    sealed     bytea       not null,
    key_id     text        not null,
    language   text        not null,
    -- null once the address is confirmed
    code_hash  bytea,
    code_until timestamptz,
    tries      integer     not null default 0,
    -- when the last mail went out
    told_at    timestamptz
);
