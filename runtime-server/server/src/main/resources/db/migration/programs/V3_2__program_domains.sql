-- Which servers a released program may ask.
create table program_domain (
    app_id text not null references program,
    use    text not null,
    origin text not null,
    primary key (app_id, use, origin)
);
