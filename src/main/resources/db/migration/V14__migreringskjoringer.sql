-- Migration of many saker at a time (MG-60 to MG-65), trials included. Each sak is a row, and is done when it has an outcome: a run
-- goes on where it was, on whichever instance.
create table migreringskjoring (
  id        bigint generated always as identity primary key,
  fagsystem text not null,
  prov      boolean not null,
  prove     bigint references migreringskjoring,
  hvem      text not null check (hvem <> ''),
  grunn     text not null check (grunn <> ''),
  bestilt   timestamptz not null default now(),
  check (prov = (prove is null))
);
comment on column migreringskjoring.prov is 'true for one that only tells what would be done';
comment on column migreringskjoring.prove is 'the trial that a run which does it relies on';

create table migreringssak (
  id        bigint generated always as identity primary key,
  kjoring   bigint not null references migreringskjoring,
  sak_id    text not null,
  uider     json not null,
  forventet bigint,
  utfall    text check (utfall in ('MIGRERT', 'HOPPET_OVER', 'AVVIST')),
  kode      text,
  tekst     text,
  kilde     bigint,
  status    text,
  kjeder    json,
  ferdig    timestamptz,
  unique (kjoring, sak_id),
  check ((utfall is null) = (ferdig is null))
);
comment on column migreringssak.uider is 'tilleggsstønader: the uid of each stønad that is to be migrated';
comment on column migreringssak.forventet is 'the iverksetting that the trial has read; another one is refused';
comment on column migreringssak.utfall is 'null: waits; of a trial: what would be';
comment on column migreringssak.kilde is 'the iverksetting that was read';
comment on column migreringssak.kjeder is 'a line of the report for each chain; no personal data';
create index migreringssak_venter on migreringssak (id) where utfall is null;

-- An utbetaling of the facade that goes on over Kafka under another uid (MG-80 to MG-84). Only ever added to.
create table rest_flytting (
  uid         uuid primary key,
  ny_uid      uuid not null unique,
  sak         bigint not null references sak,
  siste_linje text not null,
  versjon     json not null,
  foresporsel text not null,
  hvem        text not null check (hvem <> ''),
  tidspunkt   timestamptz not null default clock_timestamp()
);
comment on column rest_flytting.versjon is 'as published';
comment on column rest_flytting.siste_linje is 'id of the line that the next one refers to';

-- What lines and oppdrag of before have another uid for now.
create view flyttet_uid as
  select kjede as uid, uid as ny_uid from migrering where kjede is not null
  union all
  select uid, ny_uid from rest_flytting;
