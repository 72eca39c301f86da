-- A merchant that only rehearses is a merchant under a number that begins with 9, which is paid in test money.
alter table merchant add column rehearsal_of text unique references merchant;
alter table merchant add constraint merchant_rehearsal check ((rehearsal_of is not null) = (mchid like '9%'));

alter table pay_order drop constraint pay_order_proof;
alter table pay_order add constraint pay_order_proof check (proof in ('PIN', 'PASSKEY', 'REHEARSAL'));

-- PROCESSING: a rehearsal keeps the money in suspense until it tells how the refund has ended
alter table pay_refund drop constraint pay_refund_state;
alter table pay_refund add constraint pay_refund_state check (state in ('PROCESSING', 'SUCCESS', 'ABNORMAL'));
-- where that is told then, and by which name the merchant's server knows the host's key
alter table pay_refund add column notify_url text not null default '';
alter table pay_refund add column platform_name text not null default '';

-- Keys that sign for rehearsals only.
alter table platform_key add column is_rehearsal boolean not null default false;

-- What a merchant's rehearsals go by.
create table rehearsal (
    mchid         text        primary key references merchant,
    -- where what a trigger makes is told
    notify_url    text        not null default '',
    -- where is asked how often an order was shipped
    check_url     text        not null default '',
    -- how far its clock was moved
    ahead_seconds bigint      not null default 0,
    -- when somebody last asked for notifications to forward
    listened_at   timestamptz
);

-- An order that goes wrong on purpose, and how the merchant's server has borne it.
create table rehearsal_run (
    id           bigint      generated always as identity primary key,
    mchid        text        not null references rehearsal,
    scenario     text        not null,
    order_id     bigint      not null unique references pay_order,
    -- whether the order was made here, and not by the merchant's server
    is_triggered boolean     not null,
    state        text        not null,
    step         integer     not null default 0,
    -- how many calls of the merchant's server have met the fault
    faults       integer     not null default 0,
    -- how long it is watched after the last step
    watch_seconds integer    not null,
    due_at       timestamptz not null,
    started_at   timestamptz not null,
    -- until when it is watched; known after the last step
    watched_until timestamptz,
    ended_at     timestamptz,
    verdict      text,
    why          text        not null default '',
    constraint rehearsal_run_state check (state in ('RUNNING', 'OVER')),
    constraint rehearsal_run_verdict check (verdict in ('SURVIVED', 'NOT_SURVIVED', 'NOT_SEEN'))
);
create index rehearsal_run_due on rehearsal_run (due_at) where state = 'RUNNING';
create index rehearsal_run_merchant on rehearsal_run (mchid, id);

create table rehearsal_event (
    id     bigint      generated always as identity primary key,
    run_id bigint      not null references rehearsal_run on delete cascade,
    at     timestamptz not null,
    words  text        not null
);
create index rehearsal_event_run on rehearsal_event (run_id, id);

-- Notifications that a developer's own machine gets from whoever listens for it.
create table rehearsal_relay (
    id         bigint      generated always as identity primary key,
    mchid      text        not null references rehearsal,
    headers    text        not null,
    body       text        not null,
    -- JSON before it was encrypted
    resource   text        not null,
    created_at timestamptz not null,
    is_taken   boolean     not null default false,
    status     integer,
    answer     text
);
create index rehearsal_relay_waiting on rehearsal_relay (mchid, id) where not is_taken;
create index rehearsal_relay_created on rehearsal_relay (created_at);
