-- Serves H2 and PostgreSQL alike. Every key and every index of what a tenant owns begins with the tenant. In tables that
-- grow, foreign keys come after the indexes that serve them: H2 would make an index of its own for each.

-- Tenants are made at the start, by a call, or by being named for the first time, and go again. Those of the start are
-- brought back by a reset of everything, which removes the others. The seed is the name of what a tenant was filled with,
-- and will be filled with again when it is reset.
create table tenant (
  id uuid primary key,
  display_name varchar(256) not null,
  domain varchar(256) not null unique,
  alias varchar(64),
  of_start boolean not null,
  seed varchar(64) not null,
  created_at timestamp(3) with time zone not null,
  version bigint not null
);
create unique index tenant_by_alias on tenant (alias);

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

-- A tenant's own time. One without a row has the time of the wall.
create table tenant_clock (
  tenant_id uuid not null references tenant,
  shift_millis bigint not null,
  frozen_at timestamp(3) with time zone,
  version bigint not null,
  primary key (tenant_id)
);

-- An app proves itself with a secret or a certificate; a public client has neither. The delegated permissions that it was
-- granted, and where users are sent back to after they have signed in, are separated by blanks.
create table client_application (
  tenant_id uuid not null references tenant,
  id uuid not null,
  object_id uuid not null,
  display_name varchar(256) not null,
  secret varchar(256),
  certificates varchar(65000) not null,
  app_roles varchar(4000) not null,
  scopes varchar(4000) not null,
  redirect_uris varchar(8000) not null,
  version bigint not null,
  primary key (tenant_id, id)
);

-- Users sign in with their principal name, in any case; sign_in_name is that name in lower case.
create table directory_user (
  tenant_id uuid not null references tenant,
  id uuid not null,
  user_principal_name varchar(256) not null,
  sign_in_name varchar(256) not null,
  password varchar(256),
  display_name varchar(256) not null,
  mail varchar(256),
  manager_id uuid,
  version bigint not null,
  primary key (tenant_id, id)
);
create unique index directory_user_by_sign_in_name on directory_user (tenant_id, sign_in_name);

create table directory_group (
  tenant_id uuid not null references tenant,
  id uuid not null,
  display_name varchar(256) not null,
  version bigint not null,
  primary key (tenant_id, id)
);

create table directory_group_member (
  tenant_id uuid not null,
  group_id uuid not null,
  user_id uuid not null,
  primary key (tenant_id, group_id, user_id),
  foreign key (tenant_id, group_id) references directory_group,
  foreign key (tenant_id, user_id) references directory_user
);

-- Keys are rotated: the one of the highest generation signs, and those that are published verify access tokens.
create table signing_key (
  kid varchar(64) primary key,
  jwk varchar(4000) not null,
  generation int not null,
  published boolean not null,
  version bigint not null
);

-- The certificate authority behind the server's own certificates: one for all who share this database.
create table certificate_authority (
  name varchar(64) primary key,
  certificate varchar(4000) not null,
  private_key varchar(4000) not null,
  version bigint not null
);

-- Authorization codes that were redeemed, until they would have expired.
create table redeemed_code (
  tenant_id uuid not null references tenant,
  id uuid not null,
  expires_at timestamp(6) with time zone not null,
  version bigint not null,
  primary key (tenant_id, id)
);
create index redeemed_code_by_expiry on redeemed_code (tenant_id, expires_at);

-- Devices on which somebody wants to sign in. Whose tenant it is may follow only from who approves, and the code is typed
-- without one, so no tenant comes first here. Of what the device itself shows, only a hash is kept.
create table device_sign_in (
  user_code varchar(9) primary key,
  device_code_hash varchar(43) not null unique,
  tenant_id uuid references tenant,
  client_id uuid not null,
  scope varchar(4000) not null,
  expires_at timestamp(6) with time zone not null,
  state varchar(20) not null,
  user_tenant_id uuid,
  user_id uuid,
  version bigint not null,
  foreign key (user_tenant_id, user_id) references directory_user
);
create index device_sign_in_by_expiry on device_sign_in (expires_at);

-- What signs the links to the next pages of lists.
create table paging_key (
  id int primary key,
  secret varchar(256) not null,
  version bigint not null
);

create table catalog (
  tenant_id uuid not null references tenant,
  id uuid not null,
  unique_name varchar(256),
  display_name varchar(256) not null,
  description varchar(4000),
  state varchar(32) not null,
  type varchar(32) not null,
  externally_visible boolean not null,
  created_by varchar(320) not null,
  created_at timestamp(3) with time zone not null,
  modified_by varchar(320) not null,
  modified_at timestamp(3) with time zone not null,
  version bigint not null,
  primary key (tenant_id, id)
);
create unique index catalog_by_unique_name on catalog (tenant_id, unique_name);
create index catalog_by_display_name on catalog (tenant_id, display_name);

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

create table access_package (
  tenant_id uuid not null,
  id uuid not null,
  catalog_id uuid not null,
  unique_name varchar(256),
  display_name varchar(256) not null,
  description varchar(4000),
  hidden boolean not null,
  role_scopes_visible boolean not null,
  created_by varchar(320) not null,
  created_at timestamp(3) with time zone not null,
  modified_by varchar(320) not null,
  modified_at timestamp(3) with time zone not null,
  version bigint not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, catalog_id) references catalog
);
create unique index access_package_by_unique_name on access_package (tenant_id, unique_name);
create index access_package_by_display_name on access_package (tenant_id, display_name);
create index access_package_of_catalog on access_package (tenant_id, catalog_id);

-- What a package hands out: a role and a scope of a resource of its catalog.
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

-- Who asks for access and who gets it: users of the directory, and others.
create table subject (
  tenant_id uuid not null references tenant,
  id uuid not null,
  object_id uuid,
  email varchar(320),
  display_name varchar(256),
  principal_name varchar(320),
  type varchar(32) not null,
  lifecycle varchar(32) not null,
  connected_organization_id uuid,
  version bigint not null,
  primary key (tenant_id, id)
);
create unique index subject_by_object_id on subject (tenant_id, object_id);
create index subject_by_email on subject (tenant_id, email);

create table assignment (
  tenant_id uuid not null,
  id uuid not null,
  access_package_id uuid not null,
  catalog_id uuid not null,
  policy_id uuid,
  target_id uuid not null,
  created_by uuid,
  state varchar(32) not null,
  status varchar(64) not null,
  schedule_start timestamp(3) with time zone,
  schedule_end timestamp(3) with time zone,
  schedule_duration bigint,
  schedule_type varchar(32),
  expires_at timestamp(3) with time zone,
  expired_at timestamp(3) with time zone,
  extended boolean not null,
  reevaluation int not null,
  version bigint not null,
  primary key (tenant_id, id)
);
create index assignment_by_state on assignment (tenant_id, state, id);
create index assignment_of_package on assignment (tenant_id, access_package_id, id);
create index assignment_of_target on assignment (tenant_id, target_id, access_package_id, id);
create index assignment_of_creator on assignment (tenant_id, created_by, id);
create index assignment_of_policy on assignment (tenant_id, policy_id, id);
alter table assignment add foreign key (tenant_id, access_package_id) references access_package;

create table assignment_resource_role (
  tenant_id uuid not null,
  id uuid not null,
  assignment_id uuid not null,
  subject_id uuid not null,
  resource_role_id uuid not null,
  resource_scope_id uuid,
  origin_id varchar(1100),
  origin_system varchar(64) not null,
  status varchar(32) not null,
  version bigint not null,
  primary key (tenant_id, id)
);
create index assignment_resource_role_of_assignment on assignment_resource_role (tenant_id, assignment_id);
create index assignment_resource_role_of_subject on assignment_resource_role (tenant_id, subject_id, id);
alter table assignment_resource_role add foreign key (tenant_id, assignment_id) references assignment;

create table assignment_request (
  tenant_id uuid not null,
  id uuid not null,
  request_type varchar(32) not null,
  access_package_id uuid not null,
  policy_id uuid,
  assignment_id uuid,
  requestor_id uuid not null,
  target_id uuid not null,
  outsider boolean not null,
  created_by uuid,
  created_at timestamp(3) with time zone not null,
  completed_at timestamp(3) with time zone,
  state varchar(32) not null,
  status varchar(64) not null,
  callback_stage varchar(64),
  justification varchar(4000),
  answers varchar(100000),
  schedule_start timestamp(3) with time zone,
  schedule_end timestamp(3) with time zone,
  schedule_duration bigint,
  schedule_type varchar(32),
  delivery_attempt int not null,
  duplicated_attempt int not null,
  transition_count int not null,
  version bigint not null,
  primary key (tenant_id, id)
);
create index assignment_request_by_state on assignment_request (tenant_id, state, id);
create index assignment_request_by_creation on assignment_request (tenant_id, created_at, id);
create index assignment_request_of_package on assignment_request (tenant_id, access_package_id, id);
create index assignment_request_of_requestor on assignment_request (tenant_id, requestor_id, id);
create index assignment_request_of_target on assignment_request (tenant_id, target_id, access_package_id, id);
create index assignment_request_of_assignment on assignment_request (tenant_id, assignment_id, id);
create index assignment_request_of_creator on assignment_request (tenant_id, created_by, id);
alter table assignment_request add foreign key (tenant_id, access_package_id) references access_package;
alter table assignment_request add foreign key (tenant_id, assignment_id) references assignment;

create table request_transition (
  tenant_id uuid not null,
  request_id uuid not null,
  position int not null,
  from_state varchar(32) not null,
  to_state varchar(32) not null,
  cause varchar(32) not null,
  at timestamp(3) with time zone not null,
  previously_completed_at timestamp(3) with time zone,
  call_id varchar(64),
  primary key (tenant_id, request_id, position)
);

create table approval (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp(3) with time zone not null,
  version bigint not null,
  primary key (tenant_id, id)
);

create table approval_stage (
  tenant_id uuid not null,
  id uuid not null,
  approval_id uuid not null,
  position int not null,
  display_name varchar(256) not null,
  status varchar(32) not null,
  review_result varchar(32) not null,
  justification_required boolean not null,
  time_to_decide bigint not null,
  time_to_escalate bigint,
  escalated boolean not null,
  opened_at timestamp(3) with time zone,
  justification varchar(4000),
  reviewed_by uuid,
  reviewed_by_name varchar(320),
  reviewed_at timestamp(3) with time zone,
  version bigint not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, approval_id) references approval
);
create index approval_stage_of_approval on approval_stage (tenant_id, approval_id, position);

-- Who may decide: users, or groups whose members may.
create table approval_approver (
  tenant_id uuid not null,
  stage_id uuid not null,
  principal_id uuid not null,
  escalation boolean not null,
  primary key (tenant_id, stage_id, principal_id, escalation),
  foreign key (tenant_id, stage_id) references approval_stage
);
create index approval_approver_by_principal on approval_approver (tenant_id, principal_id, stage_id);

-- How a tenant's deliveries are carried out and how they end. One without a row has the settings that the emulator was
-- started with.
create table delivery_settings (
  tenant_id uuid not null references tenant,
  mode varchar(32) not null,
  delay_millis bigint not null,
  outcome varchar(32) not null,
  version bigint not null,
  primary key (tenant_id)
);

-- A script is for what its columns name; one that names nothing is for every delivery.
create table delivery_script (
  tenant_id uuid not null references tenant,
  id uuid not null,
  request_id uuid,
  assignment_id uuid,
  target_id uuid,
  access_package_id uuid,
  outcomes varchar(1000) not null,
  resource_roles varchar(10000) not null,
  version bigint not null,
  primary key (tenant_id, id)
);

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

-- The queue of db-scheduler, in its own shape.
create table scheduled_tasks (
  task_name varchar(100) not null,
  task_instance varchar(200) not null,
  task_data bytea,
  execution_time timestamp(6) with time zone not null,
  picked boolean not null,
  picked_by varchar(100),
  last_success timestamp(6) with time zone,
  last_failure timestamp(6) with time zone,
  consecutive_failures int,
  last_heartbeat timestamp(6) with time zone,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);

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

-- Numbers the processes that use this database, so that what each of them numbers by itself does not collide.
create sequence node_number minvalue 1 maxvalue 1000000000 cycle;

-- Calls as they are told, without secrets, where several processes share the database; otherwise they are in memory only.
-- What is nobody's is kept as of the tenant whose id is all zeros.
create table journal_call (
  tenant_id uuid not null,
  sequence bigint not null,
  request_id uuid not null,
  ended boolean not null,
  byte_count int not null,
  content bytea not null,
  primary key (tenant_id, sequence, request_id)
);
create index journal_call_by_request_id on journal_call (request_id);
create index journal_call_in_order on journal_call (sequence, request_id);

-- What comes of calls. Where the call is not named it is the one that began the delivery of this number, or that was the
-- last to move the request.
create table journal_consequence (
  tenant_id uuid not null,
  assignment_request uuid not null,
  sequence bigint not null,
  call_id uuid,
  cause varchar(32) not null,
  from_state varchar(32) not null,
  to_state varchar(32) not null,
  attempt int not null,
  emulated_millis bigint not null,
  primary key (tenant_id, assignment_request, sequence)
);
create index journal_consequence_by_call on journal_consequence (call_id);
create index journal_consequence_in_order on journal_consequence (sequence);
