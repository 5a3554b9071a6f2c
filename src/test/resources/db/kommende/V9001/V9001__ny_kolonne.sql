-- What a later version may do.
alter table varsel add column ny text not null default 'ingen';
create table kommende (varsel bigint primary key references varsel);
