-- Domains of a program's lists that its developer has shown to be theirs, as it was when somebody last looked.
create table program_domain_proof (
    app_id      text        not null references program on delete cascade,
    -- host, and port where an origin names one
    domain      text        not null,
    checked_at  timestamptz not null,
    -- null when the file was not there
    verified_at timestamptz,
    problem     text        not null,
    primary key (app_id, domain)
);
