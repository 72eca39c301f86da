-- Whether a program may be used, as an operator says; its organisation has a status of its own.
alter table program
    add column status        text not null default 'ACTIVE'
        constraint program_status check (status in ('ACTIVE', 'FROZEN', 'TAKEN_DOWN')),
    add column status_reason text not null default '',
    -- until when a status other than ACTIVE lasts; null for good
    add column status_until  timestamptz;

-- What developers say about it, and what operators answer.
create table program_appeal (
    id         uuid primary key,
    app_id     text        not null references program on delete cascade,
    -- whose status it is about
    cause      text        not null
        constraint program_appeal_cause check (cause in ('PROGRAM', 'ORGANISATION')),
    status     text        not null,
    reason     text        not null,
    text       text        not null,
    made_by    text        not null,
    made_at    timestamptz not null,
    state      text        not null
        constraint program_appeal_state check (state in ('OPEN', 'ACCEPTED', 'REFUSED')),
    words      text,
    decided_by text,
    decided_at timestamptz,
    constraint program_appeal_decided check ((state = 'OPEN') = (decided_at is null))
);
create unique index program_appeal_open on program_appeal (app_id) where state = 'OPEN';
create index program_appeal_program on program_appeal (app_id, made_at, id);
create index program_appeal_made on program_appeal (made_at, id);
