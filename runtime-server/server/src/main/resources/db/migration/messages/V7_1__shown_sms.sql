-- Short messages that went to no phone, for the operator; they are gone after minutes.
create table sms_shown (
    id    uuid primary key,
    phone text        not null,
    text  text        not null,
    at    timestamptz not null
);
create index sms_shown_at on sms_shown (at, id);
