-- Waits for transactions that are under way, however long they take, and holds nobody up meanwhile.
set lock_timeout = 0;

-- The oppdrag of a day, however many there are of other days.
drop index concurrently if exists oppdrag_fagomrade_utledet;
create index concurrently oppdrag_fagomrade_utledet on oppdrag (fagomrade, utledet);
drop index concurrently if exists oppdrag_arkiv_fagomrade_utledet;
create index concurrently oppdrag_arkiv_fagomrade_utledet on oppdrag_arkiv (fagomrade, utledet);

drop index concurrently if exists drift_handling_avstemming;
create index concurrently drift_handling_avstemming on drift_handling (avstemming) where avstemming is not null;
