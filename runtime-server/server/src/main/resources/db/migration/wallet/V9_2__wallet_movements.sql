-- Money that operators put in and pay out by hand. The ledger has it once it is done.
create table wallet_movement (
    id           uuid        primary key,
    direction    text        not null,
    state        text        not null,
    account_kind text        not null,
    -- a person's id or a merchant's number
    owner        text        not null,
    currency     text        not null,
    amount       bigint      not null check (amount > 0),
    reason       text        not null,
    -- of the payment outside, such as a bank's; empty for what comes in
    reference    text        not null,
    asked_by     text        not null,
    asked_at     timestamptz not null,
    decided_by   text,
    decided_at   timestamptz,
    constraint wallet_movement_direction check (direction in ('TOP_UP', 'PAYOUT')),
    constraint wallet_movement_state check (state in ('WAITING', 'DONE', 'REFUSED')),
    constraint wallet_movement_account check (account_kind in ('WALLET', 'MERCHANT')),
    constraint wallet_movement_decided check ((state = 'WAITING') = (decided_at is null))
);
create index wallet_movement_asked on wallet_movement (asked_at, id);
create index wallet_movement_waiting on wallet_movement (asked_at, id) where state = 'WAITING';
