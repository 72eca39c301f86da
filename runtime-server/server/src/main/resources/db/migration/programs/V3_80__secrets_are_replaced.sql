-- The secret before the present one, which is good for a while longer.
alter table program
    add column former_secret_hash bytea,
    add column former_secret_until timestamptz,
    add constraint program_former_secret check ((former_secret_hash is null) = (former_secret_until is null));
