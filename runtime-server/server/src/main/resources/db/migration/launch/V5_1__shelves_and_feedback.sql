-- Programs a person has used, each with its last time.
create table recent_program (
    person_id uuid not null,
    app_id    text not null,
    used_at   timestamptz not null,
    primary key (person_id, app_id)
);

create index recent_program_used on recent_program (person_id, used_at desc);

-- "My mini programs", in the person's own order.
create table pinned_program (
    person_id uuid not null,
    app_id    text not null,
    position  integer not null,
    primary key (person_id, app_id)
);

-- What people say about programs: feedback for their developers, reports for the operator.
create table program_feedback (
    id         bigint generated always as identity primary key,
    app_id     text not null,
    person_id  uuid not null,
    kind       text not null,
    reason     text not null,
    message    text not null,
    session_id text,
    at         timestamptz not null
);

create index program_feedback_app on program_feedback (app_id, id);
