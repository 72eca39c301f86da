-- All programs of one organisation know a person by one name.
update unionid set owner = case owner
    when 'operator' then '00000000-0000-4000-8000-000000000001'
    when 'samples' then '00000000-0000-4000-8000-000000000002'
    else md5('organisation ' || owner)::uuid::text end;
