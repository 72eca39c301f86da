-- How launches of released versions turned out, by the minute in which they did. Nothing of people.
create table version_minute (
    app_id   text        not null references program on delete cascade,
    version  text        not null,
    minute   timestamptz not null,
    launches integer     not null,
    failed   integer     not null,
    -- how many took so many milliseconds, or less, until there was something to see
    ms_100   integer     not null,
    ms_200   integer     not null,
    ms_300   integer     not null,
    ms_500   integer     not null,
    ms_700   integer     not null,
    ms_1000  integer     not null,
    ms_1500  integer     not null,
    ms_2000  integer     not null,
    ms_3000  integer     not null,
    ms_5000  integer     not null,
    ms_10000 integer     not null,
    ms_more  integer     not null,
    primary key (app_id, version, minute)
);
create index version_minute_minute on version_minute (minute);
