-- Decides who is among the first to get a version; kept, so that a roll-out that is stopped and begun again has the same people.
alter table program add column rollout_salt uuid not null default gen_random_uuid();

-- How a version is given to people, since it was last released. The share of the people is in the version itself.
create table program_rollout (
    app_id         text        not null,
    version        text        not null,
    -- what everybody had when it began; null when nobody had anything
    baseline       text,
    -- whether only named people get it: those on its own list, those with one of the tags, or members
    is_named       boolean     not null,
    of_members     boolean     not null,
    tags           text[]      not null,
    regions        text[]      not null,
    opens_at       timestamptz,
    closes_at      timestamptz,
    -- a JSON array of shares and how long each is held; empty without a plan
    plan           text        not null,
    step           integer     not null check (step >= 0),
    -- when the plan goes on; null without a plan, while it is paused, and at its end
    next_step_at   timestamptz,
    guard_action   text        not null,
    guard_launches integer     not null check (guard_launches > 0),
    guard_points   integer     not null check (guard_points between 1 and 100),
    guard_slower   integer     check (guard_slower > 0),
    guard_hours    integer     not null check (guard_hours > 0),
    tells_running  boolean     not null,
    started_at     timestamptz not null,
    -- when the share of the people was last another one
    changed_at     timestamptz not null,
    primary key (app_id, version),
    constraint program_rollout_version foreign key (app_id, version)
        references program_version (app_id, number) on delete cascade,
    constraint program_rollout_guard_action check (guard_action in ('ROLL_BACK', 'PAUSE', 'WATCH'))
);

-- Who did what to releases of a program, and why.
create table program_rollout_change (
    id      bigint      generated always as identity primary key,
    app_id  text        not null references program on delete cascade,
    version text        not null,
    at      timestamptz not null,
    actor   text        not null,
    action  text        not null,
    percent integer     not null check (percent between 0 and 100),
    -- the version that it took the place of, or that is back in its place
    other   text,
    reason  text,
    -- a JSON object: what the guard saw when it acted
    figures text
);
create index program_rollout_change_program on program_rollout_change (app_id, id);

-- People by list: "version:" and a number for those that one release is for, "tag:" and a word for those who have a tag.
create table audience_person (
    app_id    text not null references program on delete cascade,
    list      text not null,
    person_id uuid not null references person on delete cascade,
    -- how whoever put them here called them
    name      text not null,
    primary key (app_id, list, person_id)
);
create index audience_person_person on audience_person (person_id);
