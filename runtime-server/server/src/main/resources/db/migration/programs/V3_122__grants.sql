-- What the host lets programs use of people's data and money, where somebody has decided; else the host's rule counts.
create table program_grant (
    app_id     text        not null references program on delete cascade,
    name       text        not null
        constraint program_grant_name check
            (name in ('PHONE', 'LOCATION', 'ADDRESS', 'PAYMENT', 'CAMERA', 'RECORDER', 'MESSAGES')),
    state      text        not null
        constraint program_grant_state check (state in ('GRANTED', 'ASKED', 'REFUSED', 'REVOKED')),
    reason     text        not null,
    changed_at timestamptz not null,
    primary key (app_id, name)
);
