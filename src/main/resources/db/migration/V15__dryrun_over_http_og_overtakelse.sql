-- Answers to dry runs, for those who ask for them over HTTP and those who ask once more.
create table dryrunsvar (
  melding bigint primary key,
  innhold json not null,
  gitt    timestamptz not null default now()
);
comment on table dryrunsvar is 'what was answered to dry runs that went well; of no use after some days';
comment on column dryrunsvar.melding is 'to be found in melding_alle';
comment on column dryrunsvar.innhold is 'as it went to the dry-run topic; tells of persons';
create index dryrunsvar_gitt on dryrunsvar (gitt);

-- Keys that callers have chosen: nobody gets the answer of another one's question (20, DR-08, GW-14).
create table rest_nokkel (
  nokkel  text primary key,
  tatt    timestamptz not null default now()
);
create index rest_nokkel_tatt on rest_nokkel (tatt);

-- What has been taken over from an installation before this one (docs/adr/0027): tells what has been changed here since.
create table overtatt (
  uid       uuid primary key,
  avtrykk   text not null,
  partisjon int not null,
  posisjon  bigint not null,
  tatt      timestamptz not null default now()
);
comment on table overtatt is 'utbetalinger that were read from the topic of another installation';
comment on column overtatt.avtrykk is 'md5 of utbetaling.versjon as it was taken over';
