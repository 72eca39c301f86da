-- Programs of an organisation that is frozen or banned are not opened anew.
alter table organisation
    add column status        text        not null default 'ACTIVE'
        constraint organisation_status check (status in ('ACTIVE', 'FROZEN', 'BANNED')),
    add column status_reason text        not null default '',
    -- until when a status other than ACTIVE lasts; null for good
    add column status_until  timestamptz;
