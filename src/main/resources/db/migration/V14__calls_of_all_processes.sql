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
