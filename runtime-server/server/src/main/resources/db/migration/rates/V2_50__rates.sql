-- What has been done too often lately, and by whom; the form of the state is the library's. Losing it costs nothing.
create unlogged table rate_bucket (
    id         text primary key,
    state      bytea,
    expires_at bigint
);
create index rate_bucket_expiry on rate_bucket (expires_at);
