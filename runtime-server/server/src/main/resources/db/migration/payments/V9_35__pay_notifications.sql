-- What merchants' servers are told of.
create table pay_notification (
    id            bigint      generated always as identity primary key,
    -- the id that the merchant's server sees, the same each time
    notify_id     text        not null unique,
    mchid         text        not null references merchant,
    url           text        not null,
    event_type    text        not null,
    original_type text        not null,
    summary       text        not null,
    -- the order's or the refund's number
    subject       text        not null,
    -- JSON before it is encrypted
    resource      text        not null,
    -- by which name the merchant's server knew the host's key when it asked
    platform_name text        not null,
    state         text        not null,
    -- since it was last told to be sent
    tries         integer     not null default 0,
    created_at    timestamptz not null,
    -- when it is tried next; while it is being tried, until when nobody else does
    due_at        timestamptz not null,
    constraint pay_notification_state check (state in ('WAITING', 'DELIVERED', 'FAILED'))
);
create index pay_notification_due on pay_notification (mchid, due_at) where state = 'WAITING';
create index pay_notification_merchant on pay_notification (mchid, created_at, id);

create table pay_attempt (
    id              bigint      generated always as identity primary key,
    notification_id bigint      not null references pay_notification on delete cascade,
    at              timestamptz not null,
    millis          integer     not null,
    outcome         text        not null,
    -- null when there was no answer
    status          integer,
    request         text        not null,
    answer          text        not null,
    constraint pay_attempt_outcome check (outcome in ('TAKEN', 'NOT_TAKEN', 'NO_ANSWER', 'CUT_OFF'))
);
create index pay_attempt_notification on pay_attempt (notification_id, id);
