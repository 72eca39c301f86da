alter table program_feedback add constraint program_feedback_kind check (kind in ('feedback', 'report'));
