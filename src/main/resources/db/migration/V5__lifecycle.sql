-- The whole life of requests and assignments. What was there before goes on under the same ids: the user who asked was
-- the one who got, and is a subject of that id.

alter table assignment add column catalog_id uuid;
update assignment set catalog_id = (
  select p.catalog_id from access_package p
  where p.tenant_id = assignment.tenant_id and p.id = assignment.access_package_id);
alter table assignment alter column catalog_id set not null;
alter table assignment add column policy_id uuid;
alter table assignment add column created_by uuid;
alter table assignment add column status varchar(64);
update assignment set status = case state
  when 'DELIVERED' then 'Delivered' when 'PARTIALLY_DELIVERED' then 'PartiallyDelivered'
  when 'DELIVERY_FAILED' then 'DeliveryFailed' else 'Delivering' end;
alter table assignment alter column status set not null;
alter table assignment add column schedule_start timestamp(3) with time zone;
alter table assignment add column schedule_end timestamp(3) with time zone;
alter table assignment add column schedule_duration bigint;
alter table assignment add column schedule_type varchar(32);
alter table assignment add column expires_at timestamp(3) with time zone;
alter table assignment add column expired_at timestamp(3) with time zone;
alter table assignment add column extended boolean default false not null;
alter table assignment add column reevaluation int default 0 not null;
create index assignment_by_state on assignment (tenant_id, state, id);
create index assignment_of_package on assignment (tenant_id, access_package_id, id);
create index assignment_of_target on assignment (tenant_id, target_id, access_package_id, id);
create index assignment_of_creator on assignment (tenant_id, created_by, id);
create index assignment_of_policy on assignment (tenant_id, policy_id, id);

alter table assignment_resource_role add column subject_id uuid;
alter table assignment_resource_role add column resource_scope_id uuid;
alter table assignment_resource_role add column origin_id varchar(1100);
alter table assignment_resource_role add column origin_system varchar(64);
update assignment_resource_role set
  subject_id = (
    select a.target_id from assignment a
    where a.tenant_id = assignment_resource_role.tenant_id and a.id = assignment_resource_role.assignment_id),
  resource_scope_id = resource_role_id,
  origin_id = (
    select r.origin_id from access_package_resource_role r
    where r.tenant_id = assignment_resource_role.tenant_id and r.id = assignment_resource_role.resource_role_id),
  origin_system = (
    select r.origin_system from access_package_resource_role r
    where r.tenant_id = assignment_resource_role.tenant_id and r.id = assignment_resource_role.resource_role_id);
alter table assignment_resource_role alter column subject_id set not null;
alter table assignment_resource_role alter column origin_system set not null;
create index assignment_resource_role_of_subject on assignment_resource_role (tenant_id, subject_id, id);

alter table assignment_request add column policy_id uuid;
alter table assignment_request add column target_id uuid;
update assignment_request set target_id = requestor_id;
alter table assignment_request alter column target_id set not null;
alter table assignment_request add column outsider boolean default false not null;
alter table assignment_request add column created_by uuid;
alter table assignment_request add column answers varchar(100000);
alter table assignment_request add column schedule_duration bigint;
alter table assignment_request add column schedule_type varchar(32);
update assignment_request set schedule_type = 'AFTER_DATE_TIME' where schedule_end is not null;
alter table assignment_request add column callback_stage varchar(64);
create index assignment_request_by_state_and_id on assignment_request (tenant_id, state, id);
create index assignment_request_by_creation on assignment_request (tenant_id, created_at, id);
create index assignment_request_of_package on assignment_request (tenant_id, access_package_id, id);
create index assignment_request_of_requestor on assignment_request (tenant_id, requestor_id, id);
create index assignment_request_of_target on assignment_request (tenant_id, target_id, access_package_id, id);
create index assignment_request_of_assignment on assignment_request (tenant_id, assignment_id, id);
create index assignment_request_of_creator on assignment_request (tenant_id, created_by, id);

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
