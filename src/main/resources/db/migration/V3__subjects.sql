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

-- Until now requests and assignments named users of the directory; from now on they name subjects.
insert into subject (tenant_id, id, object_id, email, display_name, principal_name, type, lifecycle, version)
select tenant_id, id, id, user_principal_name, display_name, user_principal_name, 'USER', 'NOT_GOVERNED', 0
from directory_user;
