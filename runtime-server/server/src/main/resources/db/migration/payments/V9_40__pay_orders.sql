-- What people are to pay. It outlives the program and the person that it names.
create table pay_order (
    id             bigint      generated always as identity primary key,
    mchid          text        not null references merchant,
    out_trade_no   text        not null,
    appid          text        not null,
    openid         text        not null,
    description    text        not null,
    attach         text        not null,
    notify_url     text        not null,
    -- by which name the merchant's server knew the host's key
    platform_name  text        not null,
    -- fen
    total          bigint      not null check (total > 0),
    -- SHA-256 of all that the merchant's server asked for
    input_hash     text        not null,
    state          text        not null,
    created_at     timestamptz not null,
    -- until when it can be paid
    expires_at     timestamptz not null,
    -- when the person first saw what to pay, and last turned it down
    opened_at      timestamptz,
    cancelled_at   timestamptz,
    closed_at      timestamptz,
    transaction_id text        unique,
    payer          uuid        references person on delete set null,
    -- whose money it was, also when nobody knows the person any more
    wallet         text,
    proof          text,
    paid_at        timestamptz,
    -- what the host keeps, and what of it and of the total went back
    fee            bigint      not null default 0 check (fee between 0 and total),
    refunded       bigint      not null default 0 check (refunded between 0 and total),
    fee_refunded   bigint      not null default 0 check (fee_refunded between 0 and fee),
    unique (mchid, out_trade_no),
    constraint pay_order_state check (state in ('NOTPAY', 'SUCCESS', 'REFUND', 'CLOSED')),
    constraint pay_order_proof check (proof in ('PIN', 'PASSKEY')),
    constraint pay_order_paid check ((state in ('SUCCESS', 'REFUND')) = (transaction_id is not null and wallet is not null
        and proof is not null and paid_at is not null))
);
create index pay_order_merchant on pay_order (mchid, created_at, id);
create index pay_order_payer on pay_order (payer, paid_at);
create index pay_order_paid_at on pay_order (mchid, paid_at);

-- What a program shows to have an order paid.
create table pay_prepay (
    id         text        primary key,
    order_id   bigint      not null references pay_order,
    expires_at timestamptz not null
);
create index pay_prepay_expires on pay_prepay (expires_at);
