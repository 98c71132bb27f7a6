-- Keys are rotated: the one of the highest generation signs, and those that are published verify access tokens.
alter table signing_key add column generation int default 1 not null;
alter table signing_key add column published boolean default true not null;
