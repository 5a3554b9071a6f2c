-- Requests that come as several records: collected until all are there, then one melding.

alter table melding add column transaksjon text;
comment on column melding.transaksjon is
  'the producer''s id of it when the melding came as several records; the first one is the melding''s own, the others are in meldingsdel';

-- The records beside the first of a melding that came as several. Each of their keys is answered too.
create table meldingsdel (
  melding     bigint not null references melding,
  nr          int not null check (nr > 0),
  nokkel      text not null,
  topic       text not null,
  partisjon   int not null,
  posisjon    bigint not null,
  innhold     bytea not null,
  traceparent text,
  primary key (melding, nr)
);

-- A transaction of a fagsystem. Its row is the lock that whoever collects its records takes, before any sak.
create table transaksjon (
  id             bigint generated always as identity primary key,
  fagsystem      text not null,
  transaksjon_id text not null,
  frist          timestamptz not null,
  melding        bigint references melding,
  unique (fagsystem, transaksjon_id)
);
comment on column transaksjon.frist is 'when it is refused unless all its records have come';
comment on column transaksjon.melding is 'what it became when it was complete last; null while records are collected';
create index transaksjon_frist on transaksjon (frist) where melding is null;

-- A record that waits for the others of its transaction.
create table transaksjonsdel (
  transaksjon bigint not null references transaksjon,
  nr          bigint generated always as identity,
  antall      text not null,
  nokkel      text not null,
  topic       text not null,
  partisjon   int not null,
  posisjon    bigint not null,
  tidspunkt   bigint not null,
  innhold     bytea not null,
  traceparent text,
  primary key (transaksjon, nokkel)
);
comment on column transaksjonsdel.antall is 'of how many records, as the record says';
