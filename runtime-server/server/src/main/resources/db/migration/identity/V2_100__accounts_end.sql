-- Changes of an account by others than its person, who say which state they have seen.
alter table account
    add column revision      integer not null default 0,
    add column status_reason text    not null default '',
    -- until when a status other than ACTIVE lasts; null for good
    add column status_until  timestamptz;
