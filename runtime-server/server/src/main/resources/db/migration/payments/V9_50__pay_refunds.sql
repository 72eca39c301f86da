-- What people got back.
create table pay_refund (
    id            bigint      generated always as identity primary key,
    refund_id     text        not null unique,
    mchid         text        not null references merchant,
    out_refund_no text        not null,
    order_id      bigint      not null references pay_order,
    -- fen, and what of the fee came back to the merchant
    amount        bigint      not null check (amount > 0),
    fee_back      bigint      not null check (fee_back >= 0),
    reason        text        not null,
    -- SHA-256 of all that the merchant's server asked for
    input_hash    text        not null,
    state         text        not null,
    -- owner of the account that the money went to
    account       text        not null,
    created_at    timestamptz not null,
    unique (mchid, out_refund_no),
    -- ABNORMAL: the person has gone, and the money waits in suspense
    constraint pay_refund_state check (state in ('SUCCESS', 'ABNORMAL'))
);
create index pay_refund_order on pay_refund (order_id, id);
create index pay_refund_merchant on pay_refund (mchid, created_at, id);
