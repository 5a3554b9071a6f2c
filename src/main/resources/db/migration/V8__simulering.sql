-- Dry runs that OS must be asked about stand beside the queues of their saker (docs/adr/0021). Nothing of what is derived is kept.

-- Rows are there until the dry run is answered: the table is as small as what is under way.
create table simulering (
  melding bigint primary key references melding,
  sak     bigint not null references sak
);
comment on table simulering is 'dry runs that wait for OS; their meldinger are VENTER, and never get the turn of their sak';
-- One at a time per sak, in the order in which they came (SIM-19).
create index simulering_sak on simulering (sak, melding);

-- Saker that OS is simulating, or may be.
create table simuleringslas (
  sak     bigint primary key references sak,
  kjoring uuid,
  til     timestamptz not null
);
comment on table simuleringslas is 'no oppdrag of the sak is handed over before then: OS would refuse it (FM-38)';
comment on column simuleringslas.kjoring is 'the attempt that may answer; null when it is over and OS may still be at it';
