-- Browsers that are told of messages while none of the host's pages is open. Address and keys are sealed.
create table push_subscription (
    endpoint_hash bytea       primary key check (octet_length(endpoint_hash) = 32),
    person_id     uuid        not null references person on delete cascade,
    -- in which the person is signed in; null for a guest
    device_id     uuid        references device on delete cascade,
    sealed        bytea       not null,
    key_id        text        not null,
    -- in a row
    failures      integer     not null default 0,
    created_at    timestamptz not null
);
create index push_subscription_person on push_subscription (person_id, created_at);
create index push_subscription_device on push_subscription (device_id);

-- What push services know this host by.
create table vapid_key (
    id         integer primary key default 1 check (id = 1),
    public_key bytea   not null,
    sealed     bytea   not null,
    key_id     text    not null
);
