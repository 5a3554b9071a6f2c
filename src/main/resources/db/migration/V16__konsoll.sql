-- The operators' pages: who has signed in, what they are about to do, and what they look for (docs/adr/0028). Each statement
-- stands by itself and can be run again, because indexes are built outside transactions.
set lock_timeout = '5s';

-- Sessions are here and not in the memory of an instance: they survive restarts, and any instance knows them (OC-03).
create table if not exists konsoll_sesjon (
  avtrykk    text primary key,
  ident      text not null check (ident <> ''),
  navn       text not null check (navn <> ''),
  epost      text not null check (epost <> ''),
  kan_handle boolean not null,
  csrf       text not null,
  utloper    timestamptz not null
);
comment on column konsoll_sesjon.avtrykk is 'SHA-256 of what the browser has in its cookie: who reads the table cannot take a session over';
create index if not exists konsoll_sesjon_utloper on konsoll_sesjon (utloper);

-- A sign-in that is under way at the issuer; used once.
create table if not exists konsoll_innlogging (
  avtrykk     text primary key,
  nonce       text not null,
  verifikator text not null,
  til         text not null,
  utloper     timestamptz not null
);
comment on column konsoll_innlogging.til is 'the page that was asked for (OC-04)';
create index if not exists konsoll_innlogging_utloper on konsoll_innlogging (utloper);

-- By what operators find a sak, beside its own name. Written when an oppdrag is stored.
create table if not exists sokeord (
  slag  text not null check (slag in ('PERSON', 'BEHANDLING')),
  verdi text not null,
  sak   bigint not null references sak,
  primary key (slag, verdi, sak)
);
comment on table sokeord is 'of oppdrag that are older than this table: those that were there when it was made';
insert into sokeord (slag, verdi, sak)
  select distinct 'PERSON', substring(xml from '<oppdragGjelderId>([0-9]+)<'), sak from oppdrag_alle
  where xml ~ '<oppdragGjelderId>[0-9]+<'
  union
  select distinct 'BEHANDLING', versjon ->> 'behandlingId', sak
  from oppdrag_alle cross join lateral json_array_elements(versjoner) as versjon
  where versjon ->> 'behandlingId' is not null
  on conflict do nothing;

-- What is about to be done is written down before, what came of it after (OC-09). Who did it is a person with a name (OC-01).
alter table drift_handling
  add column if not exists navn  text,
  add column if not exists epost text,
  add column if not exists sak   bigint,
  add column if not exists om    text;
-- The version knows how actions go; one that knows more must be able to run beside it. HENSIKT is new here.
alter table drift_handling drop constraint if exists drift_handling_utfall_check;
comment on column drift_handling.om is 'what an intent, or a look at personal data, was about, in words';

set lock_timeout = 0;

-- What an operator looks for.
create index concurrently if not exists melding_nokkel on melding (nokkel);
create index concurrently if not exists meldingsdel_nokkel on meldingsdel (nokkel);
create index concurrently if not exists melding_utfall on melding (utfall, ferdig) where utfall is not null;
create index concurrently if not exists melding_arkiv_utfall on melding_arkiv (utfall, ferdig) where utfall is not null;
create index concurrently if not exists drift_handling_melding on drift_handling (melding) where melding is not null;
create index concurrently if not exists drift_handling_sak on drift_handling (sak) where sak is not null;
create index concurrently if not exists drift_handling_oppdrag on drift_handling using gin (oppdrag);
create index concurrently if not exists drift_handling_tidspunkt on drift_handling (tidspunkt);
create index concurrently if not exists oppdrag_sak on oppdrag (sak, id);
create index concurrently if not exists oppdrag_arkiv_sak on oppdrag_arkiv (sak, id);
create index concurrently if not exists drift_handling_handling on drift_handling (handling, id);
