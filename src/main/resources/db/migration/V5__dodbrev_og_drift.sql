-- Dead letters that operators can send back, rows of the utboks that stand still, and more of what operators do.

-- One letter per thing that failed, however often it fails.
alter table dodbrev
  add column kilde        text,
  add column tidspunkt    bigint,
  add column hoder        json,
  add column kvittering   bigint,
  add column utboks       bigint,
  add column etter_melding bigint not null default 0,
  add column forsok       int not null default 1,
  add column sist_feilet  timestamptz not null default now(),
  add column avslutning   text check (avslutning in ('SENDT', 'FORKASTET')),
  add column avsluttet    timestamptz,
  add column avsluttet_av text,
  add column ny_melding   bigint;
update dodbrev set kilde = 'dodbrev ' || id, sist_feilet = opprettet;
alter table dodbrev
  alter column kilde set not null,
  add unique (kilde),
  add check ((avslutning is null) = (avsluttet is null)),
  add check ((avslutning is null) = (avsluttet_av is null));
create index dodbrev_apent on dodbrev (id) where avslutning is null;
comment on column dodbrev.kilde is 'what failed: a record with its place and digest, or a step and the row that it works on';
comment on column dodbrev.tidspunkt is 'the record''s own timestamp';
comment on column dodbrev.hoder is 'the record''s headers, as far as they mean something to us; null for letters that are older than this column';
comment on column dodbrev.kvittering is 'the parked kvittering that it is about';
comment on column dodbrev.utboks is 'the row of the utboks that nobody takes';
comment on column dodbrev.etter_melding is 'the newest melding when it failed first: those after it are newer requests';
comment on column dodbrev.forsok is 'how often it has failed; a letter that was sent and fails again is open again';
comment on column dodbrev.avsluttet_av is 'ident of the operator';
comment on column dodbrev.ny_melding is 'what it became when it was sent and taken in';

-- What has come on a sak since.
create index melding_sak on melding (sak, id) where sak is not null;

-- Rows of the utboks that cannot be delivered, and those behind them that must not overtake. The others go on.
create table utboks_stans (
  utboks   bigint primary key,
  grunn    text not null check (grunn in ('TOPIC', 'DODBREV', 'BAK')),
  mottaker text not null,
  nokkel   text,
  melding  bigint,
  siden    timestamptz not null default now()
);
comment on column utboks_stans.utboks is 'a row of utboks that is not delivered';
comment on column utboks_stans.grunn is
  'TOPIC: there is no such topic, or we may not write to it. DODBREV: its recipient does not take it, an operator decides. BAK: behind one of those';
comment on column utboks_stans.nokkel is 'md5 of the record key; null when it has none: then nothing waits behind it';
comment on column utboks_stans.melding is 'for a final utbetaling: the melding whose statuses wait for it';
create index utboks_stans_nokkel on utboks_stans (mottaker, nokkel) where nokkel is not null;
create index utboks_stans_melding on utboks_stans (melding) where melding is not null;

-- A parked kvittering that has been dealt with keeps the reason why it was parked.
alter table kvittering
  drop constraint kvittering_utfall_check,
  drop constraint kvittering_check,
  drop constraint kvittering_check1,
  add constraint kvittering_utfall_check check (utfall in
    ('GODTATT', 'AVVIST', 'SENDES_IGJEN', 'VENTER_PA_KOPI', 'DUPLIKAT', 'PARKERT', 'FORKASTET')),
  add constraint kvittering_oppdrag_check check (utfall in ('PARKERT', 'FORKASTET') or oppdrag is not null),
  add constraint kvittering_grunn_check check (utfall not in ('PARKERT', 'FORKASTET') or grunn is not null);
comment on column kvittering.grunn is 'why it is, or was, parked';
comment on column kvittering.jms_id is 'null for one that an operator has given by hand';

-- Every action of an operator, also those that were refused (OPS-41), and each look at content.
alter table drift_handling
  drop constraint drift_handling_hvem_check,
  drop constraint drift_handling_grunn_check,
  drop constraint drift_handling_handling_check,
  add column utfall     text not null default 'UTFORT' check (utfall in ('UTFORT', 'NEKTET', 'FEILET')),
  add column resultat   text,
  add column dodbrev    bigint,
  add column kvittering bigint,
  add constraint drift_handling_hvem_check check (hvem <> '' or utfall = 'NEKTET'),
  add constraint drift_handling_grunn_check check (grunn <> '' or utfall = 'NEKTET'),
  add constraint drift_handling_handling_check check (handling in
    ('FRIGI', 'AVVIS', 'LES_DODBREV', 'SEND_DODBREV', 'FORKAST_DODBREV', 'LES_KVITTERING', 'PROV_KVITTERING',
     'KNYTT_KVITTERING', 'FORKAST_KVITTERING', 'SEND_OPPDRAG', 'MANUELL_KVITTERING'));
comment on column drift_handling.resultat is 'what the operator was told';
create index drift_handling_dodbrev on drift_handling (dodbrev) where dodbrev is not null;
create index drift_handling_kvittering on drift_handling (kvittering) where kvittering is not null;

create function bare_tilvekst() returns trigger language plpgsql as $$
begin
  raise exception '% is only ever added to', tg_table_name;
end $$;
create trigger bare_tilvekst before update or delete or truncate on drift_handling
  for each statement execute function bare_tilvekst();
