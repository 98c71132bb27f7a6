-- Users sign in with their principal name, in any case; sign_in_name is that name in lower case.

alter table directory_user add column sign_in_name varchar(256);
update directory_user set sign_in_name = lower(user_principal_name);
alter table directory_user alter column sign_in_name set not null;
alter table directory_user add column password varchar(256);
alter table directory_user add column mail varchar(256);
alter table directory_user add column manager_id uuid;
create unique index directory_user_by_sign_in_name on directory_user (tenant_id, sign_in_name);

-- The delegated permissions that a client was granted, separated by blanks.
alter table client_application add column scopes varchar(4000) default '' not null;

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
