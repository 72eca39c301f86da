-- What whoever uploads a version says of it, and whether it is only there to be looked at.
alter table program_version
    add column description text check (length(description) <= 500),
    add column robot smallint check (robot between 1 and 30),
    add column is_preview boolean not null default false;
