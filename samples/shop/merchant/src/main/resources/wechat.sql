create table if not exists purchase (
  number varchar(32) primary key,
  program varchar(16) not null,
  openid varchar(128) not null,
  subject varchar(64) not null,
  description varchar(127) not null,
  details varchar(20000) not null,
  total int not null check (total > 0),
  state varchar(8) not null,
  created_at timestamp not null,
  transaction_id varchar(32) not null
);
create index if not exists purchase_of_customer on purchase (program, openid);
create index if not exists purchase_of_subject on purchase (program, subject);

create table if not exists refund (
  number varchar(64) primary key,
  purchase varchar(32) not null references purchase,
  amount int not null check (amount > 0),
  reason varchar(80) not null,
  state varchar(12) not null
);
