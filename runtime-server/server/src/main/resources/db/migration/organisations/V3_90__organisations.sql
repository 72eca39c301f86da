-- Who has programs here.
create table organisation (
    id         uuid primary key,
    name       text        not null,
    revision   int         not null default 0,
    created_at timestamptz not null
);
insert into organisation (id, name, created_at) values
    ('00000000-0000-4000-8000-000000000001', 'Minihost', now()),
    ('00000000-0000-4000-8000-000000000002', 'Minihost samples', now());

create table organisation_member (
    organisation_id uuid        not null references organisation on delete cascade,
    person_id       uuid        not null references person on delete cascade,
    role            text        not null
        constraint organisation_member_role check (role in ('ADMIN', 'DEVELOPER', 'PUBLISHER', 'DATA', 'TESTER')),
    since           timestamptz not null,
    until           timestamptz,
    primary key (organisation_id, person_id)
);
create index organisation_member_person on organisation_member (person_id);

-- Links that make whoever opens them a member; kept as hashes.
create table organisation_invitation (
    id              uuid primary key,
    hash            bytea       not null unique,
    organisation_id uuid        not null references organisation on delete cascade,
    role            text        not null
        constraint organisation_invitation_role
            check (role in ('ADMIN', 'DEVELOPER', 'PUBLISHER', 'DATA', 'TESTER')),
    until           timestamptz,
    created_at      timestamptz not null,
    expires_at      timestamptz not null
);
create index organisation_invitation_organisation on organisation_invitation (organisation_id);
create index organisation_invitation_expires on organisation_invitation (expires_at);

-- Programs belong to organisations: the operator's to the host's own.
insert into organisation (id, name, created_at)
    select distinct md5('organisation ' || owner)::uuid, owner, now() from program
    where owner not in ('operator', 'samples');
alter table program add column organisation_id uuid references organisation;
update program set organisation_id = case owner
    when 'operator' then '00000000-0000-4000-8000-000000000001'::uuid
    when 'samples' then '00000000-0000-4000-8000-000000000002'::uuid
    else md5('organisation ' || owner)::uuid end;
-- Servers of an earlier release, which may go on while this one starts, know the owner alone.
alter table program alter column organisation_id set default '00000000-0000-4000-8000-000000000001';
alter table program alter column organisation_id set not null;
alter table program alter column owner set default '';
create index program_organisation on program (organisation_id, created_at, app_id);
