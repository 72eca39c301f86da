-- Tokens that people make for themselves or for an organisation, besides the operator's.
-- The role stays for servers of an earlier release, to which all others are nobody's.
alter table access_token alter column role set default 'DEVELOPER';
alter table access_token
    add column name text not null default '',
    add column person_id uuid references person on delete cascade,
    add column organisation_id uuid,
    -- null for the operator's, which is good for everything
    add column scopes text[],
    add column expires_at timestamptz,
    add column used_at timestamptz,
    -- the first characters, by which people know it
    add column start text not null default '';
create index access_token_person on access_token (person_id) where person_id is not null;
create index access_token_organisation on access_token (organisation_id) where organisation_id is not null;
