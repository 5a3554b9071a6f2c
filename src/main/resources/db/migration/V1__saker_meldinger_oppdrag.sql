-- The state of the system. Truth lives here and nowhere else; Kafka and MQ carry copies of it.
-- Times are points in time (timestamptz), except oppdrag.utledet, which OS echoes as a Norwegian local time.

-- A case of a fagsystem. Its row is the lock that everything which changes the sak takes first.
create table sak (
  id           bigint generated always as identity primary key,
  fagsystem    text not null,
  sak_id       text not null,
  kjent_hos_os text[] not null default '{}',
  opprettet    timestamptz not null default now(),
  unique (fagsystem, sak_id)
);
comment on column sak.kjent_hos_os is 'fagområder in which OS has accepted an oppdrag; only ever grows (FM-22)';

-- One row per Kafka record that has been taken in: the idempotency key of the intake (FM-06).
create table mottatt (
  topic     text not null,
  partisjon int not null,
  posisjon  bigint not null,
  tidspunkt bigint not null,
  primary key (topic, partisjon, posisjon, tidspunkt)
);
comment on column mottatt.tidspunkt is
  'the record''s own timestamp; tells records apart whose topic was deleted and made anew, so that offsets repeat (OPS-4)';

-- A request of a producer, as it was received and how it goes.
create table melding (
  id          bigint generated always as identity primary key,
  nokkel      text not null,
  fagsystem   text not null,
  sak         bigint references sak,
  topic       text not null,
  partisjon   int not null,
  posisjon    bigint not null,
  innhold     bytea not null,
  traceparent text,
  dryrun      boolean not null,
  tilstand    text not null check (tilstand in ('VENTER', 'KLAR', 'UTLEDET', 'FERDIG')),
  utfall      text check (utfall in ('OK', 'FEILET')),
  feil        json,
  detaljer    json,
  mottatt     timestamptz not null default now(),
  utledet     timestamptz,
  sendt       timestamptz,
  ferdig      timestamptz,
  check ((tilstand = 'FERDIG') = (utfall is not null)),
  check ((tilstand = 'FERDIG') = (ferdig is not null)),
  check (tilstand <> 'UTLEDET' or (utledet is not null and detaljer is not null and sak is not null)),
  check (tilstand <> 'VENTER' or sak is not null)
);
comment on column melding.tilstand is
  'VENTER: behind another melding of its sak. KLAR: its turn to be derived. UTLEDET: its oppdrag are unanswered. FERDIG: answered';
comment on column melding.sak is 'null when the melding names no sak that could exist';
-- One melding in flight per sak (design invariant 3).
create unique index melding_i_arbeid on melding (sak) where tilstand in ('KLAR', 'UTLEDET');
create index melding_klar on melding (id) where tilstand = 'KLAR';
create index melding_venter on melding (sak, id) where tilstand = 'VENTER';

-- An uid, the sak that owns it (D26), and its committed version once OS has accepted one.
create table utbetaling (
  uid      uuid primary key,
  sak      bigint not null references sak,
  versjon  json,
  handling text check (handling in ('CREATE', 'UPDATE', 'DELETE')),
  indeks   bigint,
  check ((versjon is null) = (handling is null)),
  check ((versjon is null) = (indeks is null))
);
comment on column utbetaling.versjon is 'as published on helved.utbetalinger.v1; null while the first oppdrag is unanswered';
comment on column utbetaling.indeks is 'place in the sak index: ascending in the order in which utbetalinger became active';
create index utbetaling_sak on utbetaling (sak);

-- A payment order to OS. The row is its own outbox: TIL_SENDING means that it is to be put on MQ.
create table oppdrag (
  id               bigint generated always as identity primary key,
  melding          bigint not null references melding,
  sak              bigint not null references sak,
  fagomrade        text not null,
  fagsystem_id     text not null,
  utledet          timestamp(6) not null,
  xml              text not null,
  versjoner        json not null,
  tilstand         text not null check (tilstand in ('HOLDT', 'TIL_SENDING', 'SENDT', 'GODTATT', 'AVVIST')),
  tidligst         timestamptz not null default now(),
  overleveringer   int not null default 0,
  svar             int not null default 0,
  forsok           int not null default 0,
  alvorlighetsgrad text,
  kode_melding     text,
  beskr_melding    text,
  avslag_frist     timestamptz,
  sist_overlevert  timestamptz,
  besvart          timestamptz,
  unique (melding, fagomrade),
  check (tilstand not in ('SENDT', 'GODTATT', 'AVVIST') or overleveringer > 0 or besvart is not null),
  check ((tilstand in ('GODTATT', 'AVVIST')) = (besvart is not null))
);
comment on column oppdrag.tilstand is 'AVVIST with overleveringer = 0: refused by an operator, OS has never seen it (D10)';
comment on column oppdrag.versjoner is 'the utbetalinger that become committed when OS accepts (FM-11)';
comment on column oppdrag.overleveringer is 'copies that were, or may have been, put on MQ; counted before each send (D7)';
comment on column oppdrag.tidligst is 'when it may be picked for sending; later for the one who has picked it (lease) and after alvorlighetsgrad 12 (D5)';
comment on column oppdrag.svar is 'copies that OS has answered';
comment on column oppdrag.forsok is 'how often OS has been asked again after alvorlighetsgrad 12 (D5)';
comment on column oppdrag.alvorlighetsgrad is 'of the answer that decides; before besvart: of a refusal, while copies may be unanswered (D7)';
comment on column oppdrag.avslag_frist is 'when a refusal decides although other copies may be unanswered (D7)';
-- At most one unanswered oppdrag per sak and fagområde (DER-17).
create unique index oppdrag_ubesvart on oppdrag (sak, fagomrade) where tilstand in ('HOLDT', 'TIL_SENDING', 'SENDT');
create unique index oppdrag_identitet on oppdrag (fagsystem_id, fagomrade, utledet);
create index oppdrag_til_sending on oppdrag (tidligst, id) where tilstand = 'TIL_SENDING';
create index oppdrag_avslag on oppdrag (avslag_frist) where avslag_frist is not null;

create table oppdragslinje (
  oppdrag      bigint not null references oppdrag,
  nr           int not null,
  uid          uuid not null,
  delytelse_id text not null check (length(delytelse_id) between 1 and 30),
  ny           boolean not null,
  opphor_fom   date,
  klassekode   text not null,
  fom          date not null,
  tom          date not null,
  sats         bigint not null check (sats > 0),
  satstype     text not null,
  vedtakssats  bigint,
  ref          text,
  primary key (oppdrag, nr),
  check (ny = (opphor_fom is null)),
  check (ny or ref is null),
  check (tom >= fom)
);
-- A new line has an id that no other new line has (LINE-1); kvitteringer are matched by it (FM-08).
create unique index oppdragslinje_ny on oppdragslinje (delytelse_id) where ny;

-- Everything that OS has answered, as it came.
create table kvittering (
  id               bigint generated by default as identity primary key,
  jms_id           text unique,
  innhold          bytea not null,
  oppdrag          bigint references oppdrag,
  alvorlighetsgrad text,
  kode_melding     text,
  beskr_melding    text,
  utfall           text not null check (utfall in
    ('GODTATT', 'AVVIST', 'SENDES_IGJEN', 'VENTER_PA_KOPI', 'DUPLIKAT', 'PARKERT')),
  grunn            text,
  mottatt          timestamptz not null default now(),
  check (utfall = 'PARKERT' or oppdrag is not null),
  check ((utfall = 'PARKERT') = (grunn is not null))
);
create index kvittering_oppdrag on kvittering (oppdrag) where oppdrag is not null;
create index kvittering_parkert on kvittering (id) where utfall = 'PARKERT';

-- What is to be said to the world, written together with the state that it speaks of.
create table utboks (
  id        bigint generated always as identity primary key,
  kanal     text not null check (kanal in ('KAFKA', 'MQ')),
  mottaker  text not null,
  melding   bigint references melding,
  nokkel    bytea,
  innhold   bytea,
  hoder     json not null default '{}',
  opprettet timestamptz not null default now(),
  levert    timestamptz
);
comment on column utboks.mottaker is 'topic or queue';
create index utboks_kafka on utboks (id) where levert is null and kanal = 'KAFKA';
create index utboks_mq on utboks (id) where levert is null and kanal = 'MQ';

-- The lock of each channel: one instance delivers at a time, because order per key must hold.
create table utboks_kanal (
  kanal        text primary key check (kanal in ('KAFKA', 'MQ')),
  eier         text,
  installasjon uuid not null default gen_random_uuid()
);
comment on column utboks_kanal.installasjon is 'tells what this database delivered from what another one did that spoke to the same Kafka';
comment on column utboks_kanal.eier is 'the instance that delivered last; another one has to find out what was delivered first';
insert into utboks_kanal (kanal) values ('KAFKA'), ('MQ');

-- Records that nobody could handle, with cause and place (design, kinds of failure: giftig).
create table dodbrev (
  id        bigint generated always as identity primary key,
  rute      text not null,
  topic     text,
  partisjon int,
  posisjon  bigint,
  nokkel    bytea,
  innhold   bytea,
  melding   bigint references melding,
  oppdrag   bigint references oppdrag,
  arsak     text not null,
  detaljer  text not null,
  opprettet timestamptz not null default now()
);

-- Things that a person must look at.
create table varsel (
  id         bigint generated always as identity primary key,
  type       text not null,
  tekst      text not null,
  melding    bigint references melding,
  oppdrag    bigint references oppdrag,
  kvittering bigint references kvittering,
  opprettet  timestamptz not null default now()
);
create index varsel_melding on varsel (melding) where melding is not null;

-- What operators have done, and why (09 §7). Only ever added to.
create table drift_handling (
  id        bigint generated always as identity primary key,
  tidspunkt timestamptz not null default now(),
  hvem      text not null check (hvem <> ''),
  handling  text not null check (handling in ('FRIGI', 'AVVIS')),
  grunn     text not null check (grunn <> ''),
  melding   bigint references melding,
  oppdrag   bigint[] not null default '{}'
);
comment on column drift_handling.hvem is 'ident of the operator';
