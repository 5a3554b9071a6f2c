-- Waits for transactions that are under way, however long they take, and holds nobody up meanwhile.
set lock_timeout = 0;
drop index concurrently if exists varsel_type;
create index concurrently varsel_type on varsel (type);
