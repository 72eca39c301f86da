-- Who is paid here.
create table merchant (
    mchid      text        primary key check (mchid ~ '^[0-9]{10}$'),
    name       text        not null check (length(name) between 1 and 64),
    status     text        not null default 'ACTIVE',
    -- of each payment, in hundredths of a percent
    fee_rate   integer     not null default 0 check (fee_rate between 0 and 10000),
    -- the APIv3 key
    sealed     bytea       not null,
    key_id     text        not null,
    revision   integer     not null default 0,
    created_at timestamptz not null,
    constraint merchant_status check (status in ('ACTIVE', 'FROZEN'))
);
create index merchant_created on merchant (created_at, mchid);

-- What merchants' servers sign with: certificates that were made here, and public keys.
create table merchant_key (
    serial       text        primary key,
    mchid        text        not null references merchant on delete cascade,
    kind         text        not null,
    public_key   text        not null,
    certificate  text,
    created_at   timestamptz not null,
    -- null for public keys
    expires_at   timestamptz,
    last_used_at timestamptz,
    constraint merchant_key_kind check (kind in ('CERTIFICATE', 'PUBLIC_KEY'))
);
create index merchant_key_merchant on merchant_key (mchid, created_at);

-- By which programs' people a merchant may be paid.
create table merchant_app (
    mchid     text        not null references merchant on delete cascade,
    app_id    text        not null references program on delete cascade,
    linked_at timestamptz not null,
    primary key (mchid, app_id)
);
create index merchant_app_program on merchant_app (app_id);

create table merchant_staff (
    mchid     text        not null references merchant on delete cascade,
    person_id uuid        not null references person on delete cascade,
    role      text        not null,
    since     timestamptz not null,
    primary key (mchid, person_id),
    constraint merchant_staff_role check (role in ('ADMIN', 'FINANCE', 'DEVELOPER', 'VIEWER'))
);
create index merchant_staff_person on merchant_staff (person_id);

-- What the host itself signs with.
create table platform_key (
    serial        text        primary key,
    public_key_id text        not null unique,
    certificate   text        not null,
    -- the private key
    sealed        bytea       not null,
    key_id        text        not null,
    created_at    timestamptz not null,
    -- from when on it signs for those who name no other: clients have to know it before
    signs_from    timestamptz not null,
    expires_at    timestamptz not null
);

-- What merchants' servers have asked, by the id that each answer carries.
create table pay_request (
    rid      text        primary key,
    mchid    text        not null references merchant on delete cascade,
    -- whether its signature was right
    proven   boolean     not null,
    at       timestamptz not null,
    millis   integer     not null,
    method   text        not null,
    path     text        not null,
    address  text        not null,
    serial   text        not null,
    status   integer     not null,
    code     text        not null,
    request  text        not null,
    answer   text        not null
);
create index pay_request_merchant on pay_request (mchid, at, rid);
create index pay_request_at on pay_request (at);

-- Random texts that signed requests have carried: none comes twice while its signature is good.
create table pay_nonce (
    mchid text        not null,
    nonce text        not null,
    at    timestamptz not null,
    primary key (mchid, nonce)
);
create index pay_nonce_at on pay_nonce (at);
