-- Grensesnittavstemming (06). A run is computed and stored whole, with all its messages, before the first of them leaves (FM-13).

create table avstemming (
  id       bigint generated always as identity primary key,
  slag     text not null check (slag in ('DAGLIG', 'MANUELL')),
  dag      date not null,
  fom      date not null,
  tom      date not null,
  beregnet timestamptz not null,
  levert   timestamptz,
  i_tvil   timestamptz,
  check (tom >= fom),
  check (slag = 'MANUELL' or tom < dag),
  check (levert is null or i_tvil is null),
  -- ranges of daily runs never overlap (AVS-4)
  exclude using gist (daterange(fom, tom, '[]') with &&) where (slag = 'DAGLIG')
);
comment on column avstemming.slag is 'DAGLIG: takes up where the last one ended. MANUELL: a period that an operator asked for; no later run depends on it';
comment on column avstemming.dag is 'the day on which it was run, in Norway';
comment on column avstemming.levert is 'when OS had all its messages';
comment on column avstemming.i_tvil is 'since when nobody knows whether the messages that were begun last have reached MQ; an operator decides';
-- At most one a day, whoever starts it (AVS-5).
create unique index avstemming_daglig on avstemming (dag) where slag = 'DAGLIG';
create index avstemming_ulevert on avstemming (id) where levert is null;

-- What a run says of a fagområde. Amounts are sums of sats, whole kroner (AVS-6).
create table avstemming_fagomrade (
  avstemming       bigint not null references avstemming,
  fagomrade        text not null,
  avstemming_id    text not null unique check (length(avstemming_id) = 22),
  godkjent_antall  int not null,
  godkjent_belop   bigint not null,
  varsel_antall    int not null,
  varsel_belop     bigint not null,
  avvist_antall    int not null,
  avvist_belop     bigint not null,
  mangler_antall   int not null,
  mangler_belop    bigint not null,
  oppdrag          bigint[] not null,
  primary key (avstemming, fagomrade),
  check (cardinality(oppdrag) = godkjent_antall + varsel_antall + avvist_antall + mangler_antall)
);
comment on column avstemming_fagomrade.avstemming_id is 'avleverendeAvstemmingId: what makes its messages one avstemming to OS (AVS-14)';
comment on column avstemming_fagomrade.oppdrag is 'what was counted, each once (FM-12)';

-- The messages of a run. The row is its own outbox.
create table avstemming_melding (
  avstemming bigint not null references avstemming,
  nr         int not null,
  fagomrade  text not null,
  aksjon     text not null check (aksjon in ('START', 'DATA', 'AVSL')),
  xml        text not null,
  begynt     timestamptz,
  levert     timestamptz,
  primary key (avstemming, nr),
  foreign key (avstemming, fagomrade) references avstemming_fagomrade,
  check (levert is null or begynt is not null)
);
comment on column avstemming_melding.nr is 'the order in which OS gets them (AVS-15)';
comment on column avstemming_melding.begynt is 'noted before it is handed to MQ; without levert, it may or may not be there';

-- When an alarm of the watch was last raised: it is repeated, by one of the instances, until its cause is gone (OPS-31).
create table avstemming_varslet (
  type    text primary key,
  varslet timestamptz not null
);

-- What operators do about it.
alter table drift_handling add column avstemming bigint;
-- The version knows what its operators can do; one that knows more must be able to run beside it.
alter table drift_handling drop constraint if exists drift_handling_handling_check;
