-- Conversations of people with programs' staff, one of each person and program.
create table service_chat (
    app_id        text        not null references program on delete cascade,
    person_id     uuid        not null references person on delete cascade,
    -- by which the program's server knows the person
    openid        text        not null,
    opened_at     timestamptz not null,
    spoke_at      timestamptz,
    -- so many messages may the program's server still send, until then
    answers_left  integer     not null,
    answers_until timestamptz not null,
    typing_until  timestamptz,
    unread        integer     not null default 0,
    changed_at    timestamptz not null,
    -- who of the staff has the conversation, since when; null for nobody
    account       text,
    account_since timestamptz,
    primary key (app_id, person_id)
);
create index service_chat_person on service_chat (person_id, changed_at);
create index service_chat_account on service_chat (app_id, account) where account is not null;
create index service_chat_changed on service_chat (changed_at);

create table service_message (
    id             bigint      generated always as identity primary key,
    app_id         text        not null,
    person_id      uuid        not null,
    is_from_person boolean     not null,
    kind           text        not null,
    content        text        not null,
    -- the sender's name for it, so that one sent twice is one
    client_id      text,
    at             timestamptz not null,
    foreign key (app_id, person_id) references service_chat on update cascade on delete cascade,
    unique (app_id, person_id, client_id),
    constraint service_message_kind check (kind in ('TEXT', 'IMAGE', 'LINK', 'PAGE'))
);
create index service_message_chat on service_message (app_id, person_id, id);

-- Pictures of both sides. Programs' servers may fetch them for three days.
create table service_media (
    id         text        primary key,
    app_id     text        not null references program on delete cascade,
    -- whose it is, for whom it was sent; null until it is
    person_id  uuid        references person on delete cascade,
    type       text        not null,
    bytes      bytea       not null,
    created_at timestamptz not null
);
create index service_media_program on service_media (app_id, created_at);
create index service_media_person on service_media (person_id);
create index service_media_created on service_media (created_at);

-- Staff of programs.
create table service_account (
    app_id  text   not null references program on delete cascade,
    account text   not null,
    nick    text   not null,
    number  bigint generated always as identity,
    primary key (app_id, account)
);
