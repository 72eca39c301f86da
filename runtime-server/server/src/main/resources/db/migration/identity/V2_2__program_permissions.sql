-- What a person has allowed a program to do, or refused it. No row: never asked.
create table program_permissions (
    person  uuid not null,
    app_id  text not null,
    scope   text not null,
    granted boolean not null,
    at      timestamptz not null,
    primary key (person, app_id, scope)
);
