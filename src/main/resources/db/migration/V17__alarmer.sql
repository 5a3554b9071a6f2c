-- Alarms (docs/adr/0029). Each statement stands by itself and can be run again, because indexes are built outside transactions.
set lock_timeout = 0;

-- What is wrong, item by item: open until it is gone, or handled by an operator with a reason (OPS-31).
create table if not exists alarm (
  id          bigint generated always as identity primary key,
  type        text not null,
  gjelder     text not null,
  gruppe      text not null,
  tekst       text not null,
  forst       timestamptz not null,
  tidligst    timestamptz not null,
  reist       timestamptz,
  ganger      int not null default 0,
  borte       timestamptz,
  handtert    timestamptz,
  handtert_av text check (handtert_av <> ''),
  grunn       text check (grunn <> ''),
  check ((handtert is null) = (handtert_av is null)),
  check ((handtert is null) = (grunn is null)),
  check ((reist is null) = (ganger = 0))
);
comment on column alarm.gjelder is 'what it is about, by ids: one clock per oppdrag, one row per thing (FM-44)';
comment on column alarm.gruppe is 'under which it is told, such as its fagområde; may be empty';
comment on column alarm.forst is 'when it was seen first';
comment on column alarm.tidligst is 'when it has lasted long enough to be told';
comment on column alarm.reist is 'when it was told last';
comment on column alarm.ganger is 'how often it has been told';
comment on column alarm.borte is 'when it was gone';
comment on column alarm.handtert_av is 'ident of the operator; it is not told any more while it lasts';
create unique index if not exists alarm_apen on alarm (type, gjelder) where borte is null;

-- When each list was last looked at, by any instance (OPS-33).
create table if not exists alarm_runde (
  type  text primary key,
  kjort timestamptz not null
);

-- What is to be said in the team's chat, written together with the alarms that it speaks of. Delivered at least once.
create table if not exists alarm_melding (
  id        bigint generated always as identity primary key,
  type      text not null,
  tekst     text not null,
  opprettet timestamptz not null,
  tidligst  timestamptz not null,
  forsok    int not null default 0,
  levert    timestamptz
);
comment on column alarm_melding.tidligst is 'when it may be tried; later for the one who has picked it (lease), and after each try';
create index if not exists alarm_melding_ulevert on alarm_melding (tidligst, id) where levert is null;

-- Instances, and when each was last able to work (ALM-8).
create table if not exists instans (
  navn text primary key,
  klar timestamptz not null
);

-- Double payments that an operator has judged, by what makes them one (OPS-6, OPS-7). Only ever added to; the newest row holds.
create table if not exists kjent_dobbeltutbetaling (
  id            bigint generated always as identity primary key,
  behandling_id text not null,
  klassekode    text not null,
  fom           date not null,
  tom           date not null,
  vurdering     text not null check (vurdering in ('UFARLIG', 'RETTET', 'ANGRET')),
  hvem          text not null check (hvem <> ''),
  grunn         text not null check (grunn <> ''),
  tidspunkt     timestamptz not null default clock_timestamp()
);
comment on column kjent_dobbeltutbetaling.vurdering is
  'UFARLIG: no double payment. RETTET: it was one, and has been put right. ANGRET: the judgement before was wrong';
create index if not exists kjent_dobbeltutbetaling_nokkel on kjent_dobbeltutbetaling (behandling_id, klassekode, fom, tom, id);
create or replace trigger bare_tilvekst before update or delete or truncate on kjent_dobbeltutbetaling
  for each statement execute function bare_tilvekst();

-- What was answered in the last hours, however much there is of older things. A block index: next to nothing per answer.
drop index concurrently if exists kvittering_mottatt;
create index concurrently kvittering_mottatt on kvittering using brin (mottatt) with (pages_per_range = 16, autosummarize = on);
drop index concurrently if exists melding_feilet;
create index concurrently melding_feilet on melding (ferdig) where utfall = 'FEILET' and not dryrun;
drop index concurrently if exists varsel_opprettet;
create index concurrently varsel_opprettet on varsel (opprettet);
