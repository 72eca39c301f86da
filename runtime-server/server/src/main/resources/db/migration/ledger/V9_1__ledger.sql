-- Whose money it is. Kinds that people and merchants own are locked while money moves and keep their sums here, so that nobody
-- spends what they do not have, whatever the code does. The house's own keep none, or all payments would queue for one row.
create table ledger_account (
    id        bigint      generated always as identity primary key,
    kind      text        not null,
    -- a person, a merchant, a rail; empty for the house
    owner     text        not null,
    -- by ISO 4217
    currency  text        not null,
    opened_at timestamptz not null,
    -- what has come in less what has gone out, in the currency's smallest unit
    posted    bigint,
    -- what of it is held
    held      bigint,
    unique (kind, owner, currency),
    unique (id, currency),
    constraint ledger_account_kind check (kind in
        ('WALLET', 'MERCHANT', 'MERCHANT_FROZEN', 'SUSPENSE', 'PLATFORM_FEE', 'RAIL_CLEARING', 'OPERATOR_FUNDING')),
    constraint ledger_account_owner check (owner ~ '^[!-~]{0,64}$'),
    constraint ledger_account_currency check (currency ~ '^[A-Z]{3}$'),
    constraint ledger_account_never_negative check (
        case when kind in ('PLATFORM_FEE', 'RAIL_CLEARING', 'OPERATOR_FUNDING') then posted is null and held is null
        else posted is not null and held is not null and held >= 0 and posted >= held end)
) with (fillfactor = 50);

-- One amount that goes from one account to another, or is held for that. Those with one idempotency key are a batch.
create table ledger_transfer (
    -- a version 7 UUID
    id              uuid        primary key,
    idempotency_key text        not null,
    -- within the batch, from 0
    place           smallint    not null,
    -- SHA-256 of all that the batch was made of
    input_hash      bytea       not null,
    phase           text        not null,
    -- what for, and of what, in the words of the feature that moves the money
    kind            text        not null,
    reference       text        not null,
    debit           bigint      not null,
    credit          bigint      not null,
    currency        text        not null,
    amount          bigint      not null,
    -- the hold that this ends
    pending_id      uuid        unique references ledger_transfer,
    -- the transfer that this takes back
    reverses        uuid        unique references ledger_transfer,
    -- until when a hold may be captured
    expires_at      timestamptz,
    at              timestamptz not null,
    unique (idempotency_key, place),
    foreign key (debit, currency) references ledger_account (id, currency),
    foreign key (credit, currency) references ledger_account (id, currency),
    constraint ledger_transfer_phase check (phase in ('DIRECT', 'HOLD', 'CAPTURE', 'VOID', 'TIMEOUT')),
    constraint ledger_transfer_amount check (amount between 1 and 1000000000000000),
    constraint ledger_transfer_accounts check (debit <> credit),
    constraint ledger_transfer_ends check ((pending_id is not null) = (phase in ('CAPTURE', 'VOID', 'TIMEOUT'))),
    constraint ledger_transfer_expires check ((expires_at is not null) = (phase = 'HOLD')),
    constraint ledger_transfer_reverses check (reverses is null or phase = 'DIRECT'),
    constraint ledger_transfer_texts check (idempotency_key ~ '^[!-~]{1,200}$' and kind ~ '^[a-z][a-z0-9-]{0,39}$'
        and reference ~ '^[!-~]{0,200}$' and length(input_hash) = 32)
);
create index ledger_transfer_debit on ledger_transfer (debit, id);
create index ledger_transfer_credit on ledger_transfer (credit, id);

-- Holds that have not ended.
create table ledger_open_hold (
    transfer   uuid        primary key,
    expires_at timestamptz not null
);
create index ledger_open_hold_expires on ledger_open_hold (expires_at);

-- Transfers that are committed and not sealed yet, each with the proof that this host's code has made it.
create table ledger_unsealed (
    transfer uuid primary key,
    proof    text not null
);

-- The chain: each hash is of the one before and of the transfer.
create table ledger_seal (
    position bigint primary key,
    transfer uuid   not null unique,
    hash     bytea  not null
);

-- How long the chain is and what its last hash is, with a proof by a key that is not in the database.
create table ledger_head (
    only_one boolean     primary key default true,
    count    bigint      not null,
    hash     bytea       not null,
    at       timestamptz not null,
    key_id   text        not null,
    proof    text        not null,
    constraint ledger_head_only_one check (only_one)
);

-- Sums of the house's own accounts over all sealed transfers.
create table ledger_rollup (
    account bigint      primary key references ledger_account,
    posted  numeric(38) not null
);

create function ledger_refuses() returns trigger language plpgsql as $$
begin
    raise exception 'the ledger only grows: % of % is refused', lower(tg_op), tg_table_name
        using errcode = 'restrict_violation';
end
$$;

create trigger ledger_transfer_only_grows before update or delete or truncate on ledger_transfer
    for each statement execute function ledger_refuses();
create trigger ledger_seal_only_grows before update or delete or truncate on ledger_seal
    for each statement execute function ledger_refuses();
create trigger ledger_account_stays before delete or truncate on ledger_account
    for each statement execute function ledger_refuses();
create trigger ledger_account_is_whose_it_was before update of id, kind, owner, currency on ledger_account
    for each statement execute function ledger_refuses();
alter table ledger_transfer enable always trigger ledger_transfer_only_grows;
alter table ledger_seal enable always trigger ledger_seal_only_grows;
alter table ledger_account enable always trigger ledger_account_stays;
alter table ledger_account enable always trigger ledger_account_is_whose_it_was;
revoke update, delete, truncate on ledger_transfer, ledger_seal from public;
