alter table program_version
    add constraint program_version_state check (state in
        ('DEVELOPMENT', 'TRIAL', 'SUBMITTED', 'APPROVED', 'REJECTED', 'GRAY', 'RELEASED', 'SUPERSEDED', 'WITHDRAWN')),
    add constraint program_version_percent check (percent between 0 and 100);
alter table program_domain
    add constraint program_domain_use check (use in ('request', 'upload', 'download', 'socket'));
