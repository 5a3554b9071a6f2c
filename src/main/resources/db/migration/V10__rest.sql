-- The REST facade: which uids it knows, and who uses it.

-- A request that came over HTTP is a melding like any other. In the place of Kafka's coordinates it has the name of what it
-- came through, partition -1 and a number of its own.
create sequence rest_nummer;

-- An uid that the facade knows. Its row is the lock of whoever changes it over HTTP, taken before that of the sak.
create table rest_utbetaling (
  uid       uuid primary key,
  fagsystem text not null,
  melding   bigint,
  opprettet timestamptz not null default now()
);
comment on column rest_utbetaling.melding is 'the newest request to create, change or end it; to be found in melding_alle';

-- Who calls what, per day: tells who must be helped before the facade can go.
create table rest_bruk (
  dag       date not null,
  klient    text not null,
  endepunkt text not null,
  antall    bigint not null,
  sist      timestamptz not null,
  primary key (dag, klient, endepunkt)
);
comment on column rest_bruk.endepunkt is 'method and path, without ids';
