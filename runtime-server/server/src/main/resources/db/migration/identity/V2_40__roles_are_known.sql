alter table access_token add constraint access_token_role check (role in ('OPERATOR', 'DEVELOPER'));
