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
