-- A program's developers list its newest visits.
create index visit_session_program on visit_session (app_id, started_at);
