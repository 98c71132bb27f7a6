-- An app proves itself with a secret or a certificate; a public client has neither.

alter table client_application alter column secret drop not null;
alter table client_application add column certificates varchar(65000) default '' not null;

-- Where users are sent back to after they have signed in, separated by blanks.
alter table client_application add column redirect_uris varchar(8000) default '' not null;
