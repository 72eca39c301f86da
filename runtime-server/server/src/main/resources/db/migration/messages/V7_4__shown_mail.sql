-- Mail that went nowhere, for the operator; it is gone after minutes.
create table mail_shown (
    id      uuid primary key,
    address text        not null,
    subject text        not null,
    text    text        not null,
    at      timestamptz not null
);
create index mail_shown_at on mail_shown (at, id);
