-- Handled rows leave the hot tables (docs/adr/0016). A melding goes to the archive with all that belongs to it, and comes back
-- when OS or a producer brings it up again. Archive tables have the columns of the hot ones, in the same order, and no
-- foreign keys: what belongs together comes and goes together. The views *_alle have every row, wherever it is.

create table melding_arkiv (like melding);
alter table melding_arkiv add primary key (id);
create index melding_arkiv_sak on melding_arkiv (sak, id) where sak is not null;
create index melding_arkiv_nokkel on melding_arkiv (nokkel);

create table meldingsdel_arkiv (like meldingsdel);
alter table meldingsdel_arkiv add primary key (melding, nr);
create index meldingsdel_arkiv_nokkel on meldingsdel_arkiv (nokkel);

create table transaksjon_arkiv (like transaksjon);
alter table transaksjon_arkiv add primary key (id);
create index transaksjon_arkiv_identitet on transaksjon_arkiv (fagsystem, transaksjon_id);

create table oppdrag_arkiv (like oppdrag);
alter table oppdrag_arkiv add primary key (id);
create index oppdrag_arkiv_melding on oppdrag_arkiv (melding);
create index oppdrag_arkiv_identitet on oppdrag_arkiv (fagsystem_id, fagomrade, utledet);

create table oppdragslinje_arkiv (like oppdragslinje);
alter table oppdragslinje_arkiv add primary key (oppdrag, nr);

create table kvittering_arkiv (like kvittering);
alter table kvittering_arkiv add primary key (id);
create index kvittering_arkiv_oppdrag on kvittering_arkiv (oppdrag);

create table varsel_arkiv (like varsel);
alter table varsel_arkiv add primary key (id);
create index varsel_arkiv_melding on varsel_arkiv (melding) where melding is not null;
create index varsel_arkiv_oppdrag on varsel_arkiv (oppdrag) where oppdrag is not null;

create table utboks_arkiv (like utboks);
alter table utboks_arkiv add primary key (id);
create index utboks_arkiv_melding on utboks_arkiv (melding) where melding is not null;

create view melding_alle as select * from melding union all select * from melding_arkiv;
create view meldingsdel_alle as select * from meldingsdel union all select * from meldingsdel_arkiv;
create view transaksjon_alle as select * from transaksjon union all select * from transaksjon_arkiv;
create view oppdrag_alle as select * from oppdrag union all select * from oppdrag_arkiv;
create view oppdragslinje_alle as select * from oppdragslinje union all select * from oppdragslinje_arkiv;
create view kvittering_alle as select * from kvittering union all select * from kvittering_arkiv;
create view varsel_alle as select * from varsel union all select * from varsel_arkiv;
create view utboks_alle as select * from utboks union all select * from utboks_arkiv;

-- What refers to a melding from where it does not follow it to the archive.
alter table utboks drop constraint utboks_melding_fkey;
alter table drift_handling drop constraint drift_handling_melding_fkey;
-- The avvent of accepted oppdrag are the state of a sak: they stay, however old their oppdrag is (FM-52 c).
alter table oppdragsavvent drop constraint oppdragsavvent_oppdrag_fkey;
comment on column oppdragsavvent.oppdrag is 'to be found in oppdrag_alle';
comment on column utboks.melding is 'what it speaks of; to be found in melding_alle';
comment on column drift_handling.melding is 'to be found in melding_alle';

-- What a melding takes along is found by these, as are rows that would hold it back.
create index transaksjon_melding on transaksjon (melding) where melding is not null;
create index varsel_oppdrag on varsel (oppdrag) where oppdrag is not null;
create index varsel_kvittering on varsel (kvittering) where kvittering is not null;
create index dodbrev_melding on dodbrev (melding) where melding is not null;
create index dodbrev_oppdrag on dodbrev (oppdrag) where oppdrag is not null;

-- How long a record has been known, by our own clock: the record's own timestamp is the producer's.
alter table mottatt add column lagret timestamptz not null default now();

-- Rows go a few at a time, every few seconds: a vacuum that waits for a fifth of the table would let the small indexes on
-- unfinished rows grow meanwhile.
alter table mottatt set (autovacuum_vacuum_scale_factor = 0.02);
alter table melding set (autovacuum_vacuum_scale_factor = 0.02);
alter table oppdrag set (autovacuum_vacuum_scale_factor = 0.02);
alter table oppdragslinje set (autovacuum_vacuum_scale_factor = 0.02);
alter table kvittering set (autovacuum_vacuum_scale_factor = 0.02);
alter table utboks set (autovacuum_vacuum_scale_factor = 0.02);
