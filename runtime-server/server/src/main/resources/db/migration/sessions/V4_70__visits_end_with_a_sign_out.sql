alter table visit_session drop constraint visit_session_end_code;
alter table visit_session
    add constraint visit_session_end_code check (end_code in
        ('LIMIT', 'REPLACED', 'EXPIRED', 'NOT_FOUND', 'FORBIDDEN', 'BAD_MESSAGE', 'PROGRAM_ERROR', 'SHUTDOWN', 'BUSY',
         'REMOVED', 'SIGNED_OUT'));
