-- What the operator wants no text to hold, as one document.
create table content_words (
    is_only  boolean primary key default true check (is_only),
    lists    text    not null,
    revision integer not null default 0
);

-- Pictures and sounds that are looked at later; each goes when its result is on its way.
create table media_check (
    trace_id   text        primary key,
    app_id     text        not null references program on delete cascade,
    person_id  uuid        not null references person on delete cascade,
    openid     text        not null,
    url        text        not null,
    is_picture boolean     not null,
    due_at     timestamptz not null,
    tries      integer     not null default 0
);
create index media_check_due on media_check (due_at);
create index media_check_program on media_check (app_id);
create index media_check_person on media_check (person_id);
