-- When somebody last came back who had lost their way in.
alter table account add column recovered_at timestamptz;
