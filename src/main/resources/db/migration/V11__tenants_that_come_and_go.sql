-- Tenants are made while the emulator runs, by a call or by being named for the first time, and go again.

alter table tenant add column alias varchar(64);
create unique index tenant_by_alias on tenant (alias);

-- Whether the emulator was started with it: a reset of everything brings it back and removes the others.
alter table tenant add column of_start boolean default true not null;

-- What it was filled with, by name, and is filled with again when it is reset.
alter table tenant add column seed varchar(64) default 'seed' not null;
alter table tenant add column created_at timestamp(3) with time zone default current_timestamp not null;

-- The document itself where the seed has no name.
create table tenant_seed (
  tenant_id uuid primary key references tenant,
  document varchar(1000000) not null
);

create table tenant_snapshot (
  tenant_id uuid not null references tenant,
  name varchar(64) not null,
  created_at timestamp(3) with time zone not null,
  schema_version varchar(64) not null,
  row_count int not null,
  byte_count int not null,
  primary key (tenant_id, name)
);

-- What a snapshot holds, compressed, in pieces that any database takes.
create table tenant_snapshot_part (
  tenant_id uuid not null,
  name varchar(64) not null,
  position int not null,
  content bytea not null,
  primary key (tenant_id, name, position),
  foreign key (tenant_id, name) references tenant_snapshot
);
