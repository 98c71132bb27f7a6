-- Serves H2 and PostgreSQL alike. Every key and every index of what a tenant owns begins with the tenant.

create table tenant (
  id uuid primary key,
  display_name varchar(256) not null,
  domain varchar(256) not null unique,
  version bigint not null
);

create table client_application (
  tenant_id uuid not null references tenant,
  id uuid not null,
  object_id uuid not null,
  display_name varchar(256) not null,
  secret varchar(256) not null,
  app_roles varchar(4000) not null,
  version bigint not null,
  primary key (tenant_id, id)
);

create table directory_user (
  tenant_id uuid not null references tenant,
  id uuid not null,
  user_principal_name varchar(256) not null,
  display_name varchar(256) not null,
  version bigint not null,
  primary key (tenant_id, id)
);

create table signing_key (
  kid varchar(64) primary key,
  jwk varchar(4000) not null,
  version bigint not null
);

create table catalog (
  tenant_id uuid not null references tenant,
  id uuid not null,
  display_name varchar(256) not null,
  version bigint not null,
  primary key (tenant_id, id)
);

create table access_package (
  tenant_id uuid not null,
  id uuid not null,
  catalog_id uuid not null,
  display_name varchar(256) not null,
  version bigint not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, catalog_id) references catalog
);

create table resource_role (
  tenant_id uuid not null,
  id uuid not null,
  access_package_id uuid not null,
  display_name varchar(256) not null,
  origin_system varchar(64) not null,
  version bigint not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, access_package_id) references access_package
);
create index resource_role_of_package on resource_role (tenant_id, access_package_id);

create table assignment (
  tenant_id uuid not null,
  id uuid not null,
  access_package_id uuid not null,
  target_id uuid not null,
  state varchar(32) not null,
  version bigint not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, access_package_id) references access_package
);

create table assignment_resource_role (
  tenant_id uuid not null,
  id uuid not null,
  assignment_id uuid not null,
  resource_role_id uuid not null,
  status varchar(32) not null,
  version bigint not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, assignment_id) references assignment
);
create index assignment_resource_role_of_assignment on assignment_resource_role (tenant_id, assignment_id);

create table assignment_request (
  tenant_id uuid not null,
  id uuid not null,
  request_type varchar(32) not null,
  state varchar(32) not null,
  status varchar(64) not null,
  created_at timestamp(3) with time zone not null,
  completed_at timestamp(3) with time zone,
  justification varchar(4000),
  access_package_id uuid not null,
  requestor_id uuid not null,
  assignment_id uuid,
  schedule_start timestamp(3) with time zone,
  schedule_end timestamp(3) with time zone,
  delivery_attempt int not null,
  transition_count int not null,
  version bigint not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, access_package_id) references access_package,
  foreign key (tenant_id, assignment_id) references assignment
);
create index assignment_request_by_state on assignment_request (tenant_id, state, completed_at);

create table request_transition (
  tenant_id uuid not null,
  request_id uuid not null,
  position int not null,
  from_state varchar(32) not null,
  to_state varchar(32) not null,
  cause varchar(32) not null,
  at timestamp(3) with time zone not null,
  call_id varchar(64),
  previously_completed_at timestamp(3) with time zone,
  primary key (tenant_id, request_id, position)
);

create table delivery_script (
  tenant_id uuid not null references tenant,
  id uuid not null,
  outcomes varchar(1000) not null,
  version bigint not null,
  primary key (tenant_id, id)
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
