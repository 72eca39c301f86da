-- Programs' own servers that are told of messages and events.
create table message_push (
    app_id   text    primary key references program on delete cascade,
    url      text    not null,
    mode     text    not null,
    format   text    not null,
    -- token and key, for what is sent there
    sealed   bytea   not null,
    key_id   text    not null,
    revision integer not null default 0,
    constraint message_push_mode check (mode in ('PLAIN', 'COMPATIBLE', 'SAFE')),
    constraint message_push_format check (format in ('JSON', 'XML'))
);

-- What is sent, and what was.
create table push_message (
    id         bigint      generated always as identity primary key,
    app_id     text        not null references program on delete cascade,
    person_id  uuid        not null references person on delete cascade,
    openid     text        not null,
    kind       text        not null,
    content    text        not null,
    state      text        not null,
    -- since it was last told to be sent
    tries      integer     not null default 0,
    created_at timestamptz not null,
    asked_at   timestamptz not null,
    -- when it is tried next; while it is being tried, until when nobody else does
    due_at     timestamptz not null,
    constraint push_message_state check (state in ('WAITING', 'DELIVERED', 'FAILED'))
);
create index push_message_due on push_message (app_id, due_at) where state = 'WAITING';
create index push_message_order on push_message (app_id, openid, id) where state = 'WAITING';
create index push_message_program on push_message (app_id, created_at, id);
create index push_message_person on push_message (person_id);
create index push_message_created on push_message (created_at);

-- Each time that one was sent, and what became of it.
create table push_attempt (
    id         bigint      generated always as identity primary key,
    message_id bigint      not null references push_message on delete cascade,
    at         timestamptz not null,
    millis     integer     not null,
    outcome    text        not null,
    -- null when there was no answer
    status     integer,
    answer     text        not null,
    constraint push_attempt_outcome check
        (outcome in ('TAKEN', 'TRANSFERRED', 'NOT_TAKEN', 'NO_ANSWER', 'HOST_AVOIDED', 'NO_ADDRESS', 'CUT_OFF'))
);
create index push_attempt_message on push_attempt (message_id, id);
