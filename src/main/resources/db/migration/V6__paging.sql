create table paging_key (
  id int primary key,
  secret varchar(256) not null,
  version bigint not null
);
