-- A dead letter that has been closed holds nobody back: its melding goes to the archive, the letter stays (docs/adr/0016).
alter table dodbrev drop constraint dodbrev_melding_fkey;
alter table dodbrev drop constraint dodbrev_oppdrag_fkey;
comment on column dodbrev.melding is 'to be found in melding_alle';
comment on column dodbrev.oppdrag is 'to be found in oppdrag_alle';
