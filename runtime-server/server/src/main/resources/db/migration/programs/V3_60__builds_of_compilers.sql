-- What each version of the compiler made of an archive, side by side, as servers of several releases may share a database.
-- The hash and compiler of a version say what it was uploaded with.
create table program_build (
    content_hash text        not null,
    compiler     text        not null,
    hash         text        not null,
    built_at     timestamptz not null default clock_timestamp(),
    primary key (content_hash, compiler)
);
create index program_build_hash on program_build (hash);

-- When a server last said that its compiler is of this version.
create table program_compiler (
    compiler text primary key,
    used_at  timestamptz not null default clock_timestamp()
);

insert into program_build (content_hash, compiler, hash)
select distinct on (content_hash, compiler) content_hash, compiler, hash
from program_version order by content_hash, compiler, uploaded_at desc;
insert into program_compiler (compiler) select distinct compiler from program_version;
