alter table visit_session
    add constraint visit_session_env check (env in ('DEVELOP', 'TRIAL', 'RELEASE')),
    add constraint visit_session_end_code check (end_code in
        ('LIMIT', 'REPLACED', 'EXPIRED', 'NOT_FOUND', 'FORBIDDEN', 'BAD_MESSAGE', 'PROGRAM_ERROR', 'SHUTDOWN', 'BUSY',
         'REMOVED')),
    add constraint visit_session_end_attribution check (end_attribution in ('PROGRAM', 'HOST', 'NETWORK')),
    add constraint visit_session_end_whole check
        ((ended_at is null) = (end_code is null) and (ended_at is null) = (end_attribution is null));
alter table session_log
    add constraint session_log_level check (level in ('debug', 'info', 'warn', 'error')),
    add constraint session_log_attribution check (attribution in ('program', 'host', 'network'));
