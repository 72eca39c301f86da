create table if not exists parcel (
  number varchar(32) primary key references purchase,
  packed_at timestamp not null,
  shipped_at timestamp,
  half_back boolean not null
);
