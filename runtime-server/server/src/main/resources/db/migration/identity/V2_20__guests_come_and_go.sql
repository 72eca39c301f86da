-- When somebody was last here, and where they first came from: a keyed hash of their network's prefix, empty when unknown.
-- Nobody's time away has been counted so far: it begins now.
alter table person add column seen_at timestamptz not null default now();
alter table person alter column seen_at drop default;
alter table person add column network text not null default '';
-- When a program's own server first learned who this is.
alter table person add column redeemed_at timestamptz;

create index person_seen on person (seen_at, id);
create index person_network on person (network);

insert into person (id, created_at, seen_at)
select distinct person, now(), now() from program_permissions on conflict do nothing;

alter table openid drop constraint openid_person_id_fkey;
alter table openid add constraint openid_person foreign key (person_id) references person on delete cascade;
alter table program_permissions
    add constraint program_permissions_person foreign key (person) references person on delete cascade;
