-- Kinds of messages that a program has taken from the library.
create table message_template (
    id         text        primary key,
    app_id     text        not null references program on delete cascade,
    -- in the library
    tid        integer     not null,
    title      text        not null,
    kind       text        not null,
    -- what a message says: [{code, name, example, values?}]
    keywords   jsonb       not null,
    scene      text        not null,
    -- by the operator
    is_banned  boolean     not null default false,
    created_at timestamptz not null,
    constraint message_template_kind check (kind in ('ONCE', 'LASTING'))
);
create index message_template_program on message_template (app_id, created_at);

-- Programs that send no messages any more, by the operator.
create table message_ban (
    app_id text primary key references program on delete cascade
);

-- What somebody has agreed to.
create table message_consent (
    person_id   uuid        not null references person on delete cascade,
    template_id text        not null references message_template on delete cascade,
    -- messages that may still be sent; of a lasting kind 1 for any number
    accepted    integer     not null check (accepted between 0 and 1000),
    -- what is answered without asking again
    remembered  text,
    at          timestamptz not null,
    primary key (person_id, template_id),
    constraint message_consent_remembered check (remembered in ('ACCEPT', 'REJECT'))
);
create index message_consent_template on message_consent (template_id);

-- Programs from which somebody wants no messages.
create table message_stop (
    person_id uuid not null references person on delete cascade,
    app_id    text not null references program on delete cascade,
    primary key (person_id, app_id)
);
create index message_stop_program on message_stop (app_id);

create table message (
    id          bigint generated always as identity primary key,
    app_id      text        not null references program on delete cascade,
    person_id   uuid        not null references person on delete cascade,
    template_id text        not null,
    title       text        not null,
    -- [{name, value}]
    fields      jsonb       not null,
    -- with its query; empty where the message leads nowhere
    page        text        not null,
    env         text        not null,
    language    text        not null,
    at          timestamptz not null,
    read_at     timestamptz,
    constraint message_env check (env in ('DEVELOP', 'TRIAL', 'RELEASE'))
);
create index message_person on message (person_id, id desc);
create index message_unread on message (person_id, app_id) where read_at is null;
create index message_program on message (app_id);
create index message_at on message (at);
