-- What creating calls answered, for those who ask again because they did not hear it.
create table idempotent_call (
    caller     text        not null,
    key        text        not null,
    -- of the call's name and all that it was given
    input_hash bytea       not null check (octet_length(input_hash) = 32),
    -- encrypted: it may hold what is shown only once
    answer     bytea,
    at         timestamptz not null,
    primary key (caller, key)
);
create index idempotent_call_age on idempotent_call (at);
