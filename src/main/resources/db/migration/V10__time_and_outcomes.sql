-- A tenant's own time, how its deliveries are carried out, and how they end. Tenants without a row have the time of the
-- wall and the settings that the emulator was started with.

create table tenant_clock (
  tenant_id uuid not null references tenant,
  shift_millis bigint not null,
  frozen_at timestamp(3) with time zone,
  version bigint not null,
  primary key (tenant_id)
);

create table delivery_settings (
  tenant_id uuid not null references tenant,
  mode varchar(32) not null,
  delay_millis bigint not null,
  outcome varchar(32) not null,
  version bigint not null,
  primary key (tenant_id)
);

-- A script is for what its columns name; one that names nothing is for every delivery.
alter table delivery_script add column request_id uuid;
alter table delivery_script add column assignment_id uuid;
alter table delivery_script add column target_id uuid;
alter table delivery_script add column access_package_id uuid;
alter table delivery_script add column resource_roles varchar(10000) default '' not null;
update delivery_script set request_id = id where exists (
  select 1 from assignment_request r where r.tenant_id = delivery_script.tenant_id and r.id = delivery_script.id);
update delivery_script set assignment_id = id where request_id is null;

-- What scripts have decided, one row for each delivery.
create table served_delivery (
  tenant_id uuid not null,
  script_id uuid not null,
  served_id uuid not null,
  attempt int not null,
  repeated boolean not null,
  outcome varchar(32) not null,
  served_at timestamp(3) with time zone not null,
  tried varchar(100000) not null,
  delivered varchar(100000) not null,
  primary key (tenant_id, script_id, served_id, attempt, repeated)
);

alter table assignment_request add column duplicated_attempt int default 0 not null;
