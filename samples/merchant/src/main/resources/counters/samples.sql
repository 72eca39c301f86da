create table if not exists voucher (
  code varchar(16) primary key,
  number varchar(32) not null unique references purchase,
  program varchar(16) not null,
  used_at timestamp
);

create table if not exists rental (
  number varchar(32) primary key references purchase,
  started_at timestamp not null,
  returned_to varchar(16),
  returned_at timestamp,
  fee int not null
);

create table if not exists fine_paid (
  notice varchar(16) primary key,
  number varchar(32) not null unique references purchase,
  paid_at timestamp not null
);

create table if not exists ride (
  id varchar(36) primary key,
  openid varchar(128) not null,
  bike varchar(6) not null,
  started_at timestamp not null,
  ended_at timestamp,
  cost int not null,
  state varchar(8) not null
);

create table if not exists movement (
  id varchar(160) primary key,
  openid varchar(128) not null,
  reason varchar(8) not null,
  amount int not null,
  about varchar(8) not null,
  at timestamp not null
);
create index if not exists movement_of_rider on movement (openid);
