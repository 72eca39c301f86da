-- The node that runs a visit, in that life of the node. Nobody's when null: any node may take it over.
alter table visit_session
    add column owner text,
    add column epoch bigint;
create index visit_session_open on visit_session (person_id, app_id) where ended_at is null;
