-- Armed faults, and throttling, of processes that share their database; one that is alone keeps them in memory. Whoever
-- changes a tenant's rules locks its row of fault_tenant before any of its rules, and whoever throttles its row of
-- throttling_settings before any level: a reset goes through the tables in the same order, which is that of their names,
-- backwards.

-- A rule as it is sent, with its time resolved, in the order of the positions; what it has done so far; and how often its
-- barrier was opened, how many wait at it, and until when the first of them does.
create table fault_rule (
  tenant_id uuid not null references tenant,
  id varchar(64) not null,
  position bigint not null,
  arming uuid not null,
  rule bytea not null,
  seed_number bigint not null,
  matched bigint default 0 not null,
  hits int default 0 not null,
  nearest varchar(10000) default '[]' not null,
  wanted_elsewhere boolean default false not null,
  gate bigint default 0 not null,
  gathered int default 0 not null,
  gathers_until timestamp(3) with time zone,
  primary key (tenant_id, id)
);

-- How many ids were made up for a tenant's rules.
create table fault_tenant (
  tenant_id uuid not null references tenant,
  made int not null,
  primary key (tenant_id)
);

create table throttling_settings (
  tenant_id uuid not null references tenant,
  revision uuid not null,
  settings varchar(10000) not null,
  primary key (tenant_id)
);

-- How much of a limit is used: by a client, or by all where that is the GUID of noughts. Of a limit that an app has in all
-- tenants together, so is the tenant.
create table throttling_level (
  tenant_id uuid not null,
  scope varchar(32) not null,
  permits int not null,
  per varchar(64) not null,
  client_id uuid not null,
  bucket bytea not null,
  told varchar(1000000) default '{}' not null,
  used_at timestamp(6) with time zone not null,
  primary key (tenant_id, scope, permits, per, client_id)
);
