-- With a program goes everything that is its own.
alter table program_version drop constraint program_version_app_id_fkey;
alter table program_version
    add constraint program_version_program foreign key (app_id) references program on delete cascade;
alter table program_domain drop constraint program_domain_app_id_fkey;
alter table program_domain
    add constraint program_domain_program foreign key (app_id) references program on delete cascade;

delete from openid where not exists (select 1 from program where program.app_id = openid.app_id);
alter table openid add constraint openid_program foreign key (app_id) references program on delete cascade;

delete from program_permissions where not exists (select 1 from program where program.app_id = program_permissions.app_id);
alter table program_permissions
    add constraint program_permissions_program foreign key (app_id) references program on delete cascade;
create index program_permissions_program on program_permissions (app_id);
