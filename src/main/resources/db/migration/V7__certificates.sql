-- The certificate authority behind the server's own certificates: one for all who share this database.
create table certificate_authority (
  name varchar(64) primary key,
  certificate varchar(4000) not null,
  private_key varchar(4000) not null,
  version bigint not null
);
