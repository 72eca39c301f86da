-- What the operator wants people to agree to. A version without texts asks for nothing.
create table terms_version (
    version    integer     primary key,
    -- whoever has agreed to this version or a later one is not asked
    asks_since integer     not null,
    created_at timestamptz not null
);

create table terms_text (
    version  integer not null references terms_version on delete cascade,
    language text    not null constraint terms_text_language check (language in ('zh', 'en')),
    terms    text    not null,
    privacy  text    not null,
    primary key (version, language)
);

-- Who has agreed to what, and when.
create table terms_agreement (
    person_id uuid        not null references person on delete cascade,
    version   integer     not null,
    at        timestamptz not null,
    primary key (person_id, version)
);
