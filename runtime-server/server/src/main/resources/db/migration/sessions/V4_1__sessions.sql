-- Visits whose page joined. Kept so that a log has a session, and a view that comes back after a crash finds its program.
create table visit_session (
    id         text primary key,
    person_id  uuid not null,
    app_id     text not null,
    program    text not null,
    version    text not null,
    hash       text not null,
    env        text not null,
    path       text not null,
    query      text not null,
    scene      integer not null,
    referrer   jsonb not null,
    started_at timestamptz not null,
    ended_at   timestamptz,
    end_code   text,
    end_attribution text,
    end_message text
);

create index visit_session_started on visit_session (started_at);

create table session_log (
    session_id  text not null,
    number      bigint generated always as identity,
    at          timestamptz not null,
    level       text not null,
    kind        text not null,
    attribution text not null,
    message     text not null,
    file        text,
    line        integer,
    col         integer,
    api         text,
    limit_name  text,
    primary key (session_id, number)
);

create index session_log_at on session_log (at);

-- What programs keep for a person; the value is a JSON text of the guest's making.
create table program_storage (
    person_id  uuid not null,
    app_id     text not null,
    key        text not null,
    value      text not null,
    bytes      integer not null,
    changed_at timestamptz not null,
    primary key (person_id, app_id, key)
);

-- Codes of wx.login. The code itself is never stored.
create table login_code (
    hash       bytea primary key,
    app_id     text not null,
    person_id  uuid not null,
    expires_at timestamptz not null,
    used_at    timestamptz
);

create index login_code_expires on login_code (expires_at);
