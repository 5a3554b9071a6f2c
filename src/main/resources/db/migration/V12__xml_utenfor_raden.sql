-- An oppdrag's row is written four times in its life, its XML once. Out of the row, and not compressed: what a row of 2 kB
-- costs to write again is more than its place on disk.
alter table oppdrag alter column xml set storage external;
alter table oppdrag alter column versjoner set storage external;
alter table oppdrag set (toast_tuple_target = 128);
