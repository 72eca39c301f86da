-- Names and descriptions in other languages: a JSON object by language.
alter table program add column translations text not null default '{}';
