-- The servers that share this database. Times are the database's, so that no clock of a node matters.
create table cluster_node (
    name        text primary key,
    -- one more at each start
    epoch       bigint      not null,
    -- kept in the node's data directory, which one process has at a time
    home        text        not null,
    lease_until timestamptz not null
);

-- What nodes tell each other. Identities are given before a transaction is committed, so readers go by the transaction first.
create table cluster_event (
    tx      xid8        not null default pg_current_xact_id(),
    id      bigint      generated always as identity,
    node    text        not null,
    topic   text        not null,
    payload jsonb       not null,
    at      timestamptz not null default clock_timestamp(),
    primary key (tx, id)
);
create index cluster_event_age on cluster_event (at);

-- Work that one node does at a time.
create table cluster_lease (
    work  text primary key,
    node  text        not null,
    until timestamptz not null
);
