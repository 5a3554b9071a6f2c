-- The avvent that goes with an oppdrag, at most one. Those of accepted oppdrag are what OS has been told (FM-52 c).
create table oppdragsavvent (
  oppdrag          bigint primary key references oppdrag,
  sak              bigint not null references sak,
  fom              date not null,
  tom              date not null,
  overfores        date,
  arsak            text check (arsak in ('AVVENT_AVREGNING', 'AVVENT_REFUSJONSKRAV')),
  feilregistrering boolean not null
);
comment on table oppdragsavvent is 'orders to OS to hold back payment; the newest one with a fom holds for that fom';
comment on column oppdragsavvent.feilregistrering is 'cancels the one with the same fom';
create index oppdragsavvent_sak on oppdragsavvent (sak);
