-- Events whose listeners have to get through, each until it has. The form is Spring Modulith's.
create table event_publication (
    id                     uuid primary key,
    listener_id            text        not null,
    event_type             text        not null,
    serialized_event       text        not null,
    publication_date       timestamptz not null,
    completion_date        timestamptz,
    status                 text,
    completion_attempts    integer,
    last_resubmission_date timestamptz
);
create index event_publication_event on event_publication using hash (serialized_event);
create index event_publication_age on event_publication (publication_date);
