-- What one program passes to another that it opens, while the person is on the way. The facts are a program's text, kept as it was.
create table referral (
    name      text primary key,
    person_id uuid        not null references person (id) on delete cascade,
    app_id    text        not null references program (app_id) on delete cascade,
    scene     integer     not null,
    facts     text        not null,
    at        timestamptz not null default clock_timestamp()
);
create index referral_age on referral (at);
create index referral_person on referral (person_id);
create index referral_program on referral (app_id);
