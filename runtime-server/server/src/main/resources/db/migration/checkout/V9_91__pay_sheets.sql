-- Pay sheets that programs have opened.
create table checkout (
    id        uuid        primary key,
    order_id  text        not null,
    person_id uuid        not null references person on delete cascade,
    state     text        not null constraint checkout_state check (state in ('OPEN', 'PAID', 'LEFT')),
    opened_at timestamptz not null
);
create index checkout_opened on checkout (opened_at);
create index checkout_person on checkout (person_id);
