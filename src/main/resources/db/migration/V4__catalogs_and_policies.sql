-- What a package hands out was one row for each role; from now on it is a role and a scope of a catalog's resource.

alter table catalog add column description varchar(4000);
alter table catalog add column state varchar(32) default 'PUBLISHED' not null;
alter table catalog add column type varchar(32) default 'USER_MANAGED' not null;
alter table catalog add column externally_visible boolean default false not null;
alter table catalog add column unique_name varchar(256);
alter table catalog add column created_by varchar(320) default 'seed' not null;
alter table catalog add column created_at timestamp(3) with time zone default current_timestamp not null;
alter table catalog add column modified_by varchar(320) default 'seed' not null;
alter table catalog add column modified_at timestamp(3) with time zone default current_timestamp not null;
create unique index catalog_by_unique_name on catalog (tenant_id, unique_name);
create index catalog_by_display_name on catalog (tenant_id, display_name);

alter table access_package add column description varchar(4000);
alter table access_package add column hidden boolean default false not null;
alter table access_package add column role_scopes_visible boolean default false not null;
alter table access_package add column unique_name varchar(256);
alter table access_package add column created_by varchar(320) default 'seed' not null;
alter table access_package add column created_at timestamp(3) with time zone default current_timestamp not null;
alter table access_package add column modified_by varchar(320) default 'seed' not null;
alter table access_package add column modified_at timestamp(3) with time zone default current_timestamp not null;
create unique index access_package_by_unique_name on access_package (tenant_id, unique_name);
create index access_package_by_display_name on access_package (tenant_id, display_name);
create index access_package_of_catalog on access_package (tenant_id, catalog_id);

create table access_package_resource (
  tenant_id uuid not null,
  id uuid not null,
  catalog_id uuid not null,
  origin_id varchar(500) not null,
  origin_system varchar(64) not null,
  display_name varchar(256) not null,
  description varchar(4000),
  resource_type varchar(256),
  url varchar(2048),
  environment_id uuid,
  created_by varchar(320) not null,
  created_at timestamp(3) with time zone not null,
  modified_by varchar(320) not null,
  modified_at timestamp(3) with time zone not null,
  version bigint not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, catalog_id) references catalog
);
create unique index access_package_resource_by_origin
  on access_package_resource (tenant_id, catalog_id, origin_id, origin_system);

create table access_package_resource_role (
  tenant_id uuid not null,
  id uuid not null,
  catalog_id uuid not null,
  resource_id uuid not null,
  origin_id varchar(600) not null,
  origin_system varchar(64) not null,
  display_name varchar(256) not null,
  version bigint not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, resource_id) references access_package_resource
);
create index access_package_resource_role_of_resource on access_package_resource_role (tenant_id, resource_id);
create index access_package_resource_role_of_catalog on access_package_resource_role (tenant_id, catalog_id);

create table access_package_resource_scope (
  tenant_id uuid not null,
  id uuid not null,
  catalog_id uuid not null,
  resource_id uuid not null,
  origin_id varchar(500) not null,
  origin_system varchar(64) not null,
  version bigint not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, resource_id) references access_package_resource
);
create index access_package_resource_scope_of_resource on access_package_resource_scope (tenant_id, resource_id);
create index access_package_resource_scope_of_catalog on access_package_resource_scope (tenant_id, catalog_id);

create table access_package_resource_role_scope (
  tenant_id uuid not null,
  id uuid not null,
  access_package_id uuid not null,
  role_id uuid not null,
  scope_id uuid not null,
  created_by varchar(320) not null,
  created_at timestamp(3) with time zone not null,
  modified_by varchar(320) not null,
  modified_at timestamp(3) with time zone not null,
  version bigint not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, access_package_id) references access_package,
  foreign key (tenant_id, role_id) references access_package_resource_role,
  foreign key (tenant_id, scope_id) references access_package_resource_scope
);
create unique index access_package_resource_role_scope_once
  on access_package_resource_role_scope (tenant_id, access_package_id, role_id, scope_id);
create index access_package_resource_role_scope_of_role on access_package_resource_role_scope (tenant_id, role_id);

insert into access_package_resource (tenant_id, id, catalog_id, origin_id, origin_system, display_name,
  created_by, created_at, modified_by, modified_at, version)
select r.tenant_id, r.id, p.catalog_id, cast(r.id as varchar(36)), r.origin_system, r.display_name,
  'seed', current_timestamp, 'seed', current_timestamp, 0
from resource_role r join access_package p on p.tenant_id = r.tenant_id and p.id = r.access_package_id;

insert into access_package_resource_role
  (tenant_id, id, catalog_id, resource_id, origin_id, origin_system, display_name, version)
select tenant_id, id, catalog_id, id, origin_id, origin_system, display_name, 0 from access_package_resource;

insert into access_package_resource_scope (tenant_id, id, catalog_id, resource_id, origin_id, origin_system, version)
select tenant_id, id, catalog_id, id, origin_id, origin_system, 0 from access_package_resource;

insert into access_package_resource_role_scope (tenant_id, id, access_package_id, role_id, scope_id,
  created_by, created_at, modified_by, modified_at, version)
select tenant_id, id, access_package_id, id, id, 'seed', current_timestamp, 'seed', current_timestamp, 0
from resource_role;

drop table resource_role;

create table assignment_policy (
  tenant_id uuid not null,
  id uuid not null,
  access_package_id uuid not null,
  catalog_id uuid not null,
  display_name varchar(256) not null,
  description varchar(4000),
  scope varchar(64) not null,
  self_service boolean not null,
  terms varchar(100000) not null,
  created_by varchar(320) not null,
  created_at timestamp(3) with time zone not null,
  modified_by varchar(320) not null,
  modified_at timestamp(3) with time zone not null,
  version bigint not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, access_package_id) references access_package
);
create index assignment_policy_of_package on assignment_policy (tenant_id, access_package_id);
create index assignment_policy_by_scope on assignment_policy (tenant_id, scope);
create index assignment_policy_by_display_name on assignment_policy (tenant_id, display_name);

create table connected_organization (
  tenant_id uuid not null references tenant,
  id uuid not null,
  display_name varchar(256) not null,
  description varchar(4000),
  state varchar(32) not null,
  identity_sources varchar(1000000) not null,
  created_by varchar(320) not null,
  created_at timestamp(3) with time zone not null,
  modified_by varchar(320) not null,
  modified_at timestamp(3) with time zone not null,
  version bigint not null,
  primary key (tenant_id, id)
);
create index connected_organization_by_display_name on connected_organization (tenant_id, display_name);

create table management_settings (
  tenant_id uuid not null references tenant,
  id uuid not null,
  external_user_action varchar(32) not null,
  seconds_until_deleted bigint not null,
  version bigint not null,
  primary key (tenant_id, id)
);

create table access_package_resource_environment (
  tenant_id uuid not null references tenant,
  id uuid not null,
  display_name varchar(256) not null,
  origin_id varchar(500) not null,
  origin_system varchar(64) not null,
  version bigint not null,
  primary key (tenant_id, id)
);

-- A request outlives the resource that it brought or removed.
create table access_package_resource_request (
  tenant_id uuid not null,
  id uuid not null,
  catalog_id uuid not null,
  resource_id uuid,
  requestor_id uuid,
  request_type varchar(32) not null,
  state varchar(32) not null,
  validation_only boolean not null,
  justification varchar(4000),
  created_at timestamp(3) with time zone not null,
  version bigint not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, catalog_id) references catalog
);
create index access_package_resource_request_of_catalog on access_package_resource_request (tenant_id, catalog_id);

create table incompatible_access_package (
  tenant_id uuid not null,
  id uuid not null,
  access_package_id uuid not null,
  incompatible_id uuid not null,
  version bigint not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, access_package_id) references access_package,
  foreign key (tenant_id, incompatible_id) references access_package
);
create unique index incompatible_access_package_once
  on incompatible_access_package (tenant_id, access_package_id, incompatible_id);
create index incompatible_access_package_with on incompatible_access_package (tenant_id, incompatible_id);
