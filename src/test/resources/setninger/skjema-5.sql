-- float8, int4
update oppdrag set overleveringer = overleveringer + 1, sist_overlevert = clock_timestamp(),
                   tidligst = now() + make_interval(secs => $1)
where id in (select id from oppdrag where tilstand = 'TIL_SENDING' and tidligst <= now()
             order by tidligst, id limit $2 for update skip locked)
returning id;

-- int4
select id from melding where tilstand = 'KLAR' order by id limit $1 for update skip locked;

-- int4
select id from oppdrag where avslag_frist < now() order by avslag_frist limit $1;

-- int4
select id from transaksjon where melding is null and frist < clock_timestamp()
order by id limit $1 for update skip locked;

-- int4
select id from utboks u where levert is null and kanal = 'KAFKA'
and not exists (select from utboks_stans s where s.utboks = u.id)
order by id limit $1;

-- int4
select id from utboks u where levert is null and kanal = 'MQ'
and not exists (select from utboks_stans s where s.utboks = u.id)
order by id limit $1;

-- int4
select nextval(pg_get_serial_sequence('kvittering', 'id')) from generate_series(1, $1);

-- int4
select o.id, o.melding, s.fagsystem, s.sak_id, o.fagomrade, m.utledet, l.antall, l.belop, o.overleveringer,
       (select string_agg(v.tekst, '; ' order by v.id) from varsel v where v.melding = o.melding) as varsler
from oppdrag o
join melding m on m.id = o.melding
join sak s on s.id = o.sak
cross join lateral (select count(*) as antall, coalesce(sum(sats) filter (where ny), 0) as belop
                    from oppdragslinje where oppdrag = o.id) as l
where o.tilstand = 'HOLDT' order by o.id limit $1;

-- int8
select (versjon ->> 'uid')::uuid from oppdrag, json_array_elements(versjoner) as versjon where melding = $1;

-- int8, int8
select (select count(*) from melding where sak = $1 and tilstand = 'VENTER')
     + (select count(*) from melding where sak = $2 and tilstand = 'KLAR');

-- int8
select id from melding where tilstand = 'KLAR' and id = $1 for update;

-- int8
select melding.id, melding.nokkel, melding.fagsystem, melding.dryrun, melding.traceparent,
case when melding.transaksjon is not null
     then (select array_agg(array[d.nokkel, d.traceparent] order by d.nr)
           from meldingsdel d where d.melding = melding.id) end as andre, melding.detaljer,
       not exists (select from oppdrag o where o.melding = melding.id
                   and (o.tilstand <> 'HOLDT' or o.overleveringer > 0)) as kan_avvises
from melding where id = (select melding from oppdrag where id = $1);

-- int8
select sak from oppdrag where id = $1 and tilstand = 'HOLDT';

-- int8
select uid, versjon from utbetaling where sak = $1 and versjon is not null order by indeks, uid;

-- int8
update oppdrag set overleveringer = overleveringer + 1, sist_overlevert = clock_timestamp()
where id = $1 and tilstand = 'TIL_SENDING' returning id;

-- int8
update oppdrag set tilstand = 'AVVIST', besvart = clock_timestamp()
where melding = $1 and tilstand = 'HOLDT' returning id;

-- int8
update oppdrag set tilstand = 'HOLDT' where id = $1 and tilstand = 'TIL_SENDING' returning melding;

-- int8
update oppdrag set tilstand = 'TIL_SENDING', tidligst = clock_timestamp()
where melding = $1 and tilstand = 'HOLDT' returning id;

-- int8, int4
select id, tilstand = 'FERDIG' and ferdig < now() - interval '7776000000 ms' as ferdig,
       mottatt < now() - interval '7776000000 ms' as gammel
from melding where id > $1 order by id limit $2;

-- int8, int4, int4
with vindu as (select id, levert, opprettet from utboks where id > $1 order by id limit $2),
     bort as (delete from utboks where id in (select id from vindu
                                              where levert < now() - interval '604800000 ms') returning *),
     inn as (insert into utboks_arkiv select * from bort)
select (select count(*) from bort) as antall,
       (select case when count(*) = $3 and max(opprettet) < now() - interval '604800000 ms' then max(id) else 0 end
        from vindu) as neste;

-- int8[]
delete from transaksjon where id = any($1);

-- int8[]
delete from transaksjonsdel where transaksjon = any($1);

-- int8[]
select a.sak, o.fagomrade, a.fom, a.tom, a.overfores, a.arsak, a.feilregistrering
from oppdragsavvent a join oppdrag_alle o on o.id = a.oppdrag
where a.sak = any($1) and o.tilstand = 'GODTATT' order by o.id;

-- int8[]
select distinct melding from oppdrag_arkiv where id = any($1);

-- int8[]
select distinct on (melding.id) melding.id, melding.nokkel, melding.fagsystem, melding.dryrun, melding.traceparent,
case when melding.transaksjon is not null
     then (select array_agg(array[d.nokkel, d.traceparent] order by d.nr)
           from meldingsdel d where d.melding = melding.id) end as andre, melding.detaljer, o.tilstand, o.alvorlighetsgrad, o.kode_melding, o.beskr_melding
from melding join oppdrag o on o.melding = melding.id
where melding.id = any($1) and melding.tilstand = 'UTLEDET'
  and (select bool_and(u.besvart is not null) from oppdrag u where u.melding = melding.id)
order by melding.id, o.tilstand, o.alvorlighetsgrad is not distinct from '04' desc, o.id;

-- int8[]
select distinct sak from oppdrag_alle where id = any($1);

-- int8[]
select id from melding where id = any($1) and tilstand = 'FERDIG' order by id for update skip locked;

-- int8[]
select id from melding_arkiv where id = any($1) order by id for update;

-- int8[]
select id from oppdrag where melding = any($1);

-- int8[]
select id from oppdrag where melding = any($1) order by id for update skip locked;

-- int8[]
select id from oppdrag_arkiv where melding = any($1);

-- int8[]
select id from sak where id = any($1) order by id for no key update;

-- int8[]
select id from transaksjon where melding = any($1) order by id for update skip locked;

-- int8[]
select id, fagsystem, sak_id, kjent_hos_os from sak where id = any($1);

-- int8[]
select id, kanal, mottaker, melding, nokkel, innhold, hoder from utboks where levert is null
and id = any($1) order by id;

-- int8[]
select id, melding from oppdrag where melding = any($1);

-- int8[]
select id, melding from transaksjon where melding = any($1);

-- int8[]
select id, melding, fagomrade, xml from oppdrag
where id = any($1) and tilstand = 'TIL_SENDING' order by id for update;

-- int8[]
select id, melding, sak, fagomrade, tilstand, overleveringer, svar, forsok, alvorlighetsgrad, kode_melding,
       beskr_melding, versjoner
from oppdrag
where id = any($1) and avslag_frist < now() order by id for update;

-- int8[]
select id, melding, sak, fagomrade, tilstand, overleveringer, svar, forsok, alvorlighetsgrad, kode_melding,
       beskr_melding, versjoner
from oppdrag
where id = any($1) order by id for update;

-- int8[]
select id, nokkel, fagsystem, sak, topic, partisjon, posisjon, innhold, traceparent, dryrun, transaksjon from melding where id = any($1) order by id;

-- int8[]
select id, utfall, dryrun, detaljer, feil from melding where id = any($1) and tilstand = 'FERDIG';

-- int8[]
select m.id from melding m
where m.id = any($1) and m.ferdig < now() - interval '7776000000 ms'
  and not exists (select from oppdrag o where o.melding = m.id
                  and (o.besvart is null or o.besvart >= now() - interval '7776000000 ms'))
  and not exists (select from oppdrag o join kvittering k on k.oppdrag = o.id where o.melding = m.id
                  and (k.utfall = 'PARKERT' or k.mottatt >= now() - interval '7776000000 ms'))
  and not exists (select from dodbrev d where d.melding = m.id)
  and not exists (select from oppdrag o join dodbrev d on d.oppdrag = o.id where o.melding = m.id)
  and not exists (select from utboks u
                  where u.melding = m.id and u.levert is null and u.kanal = 'KAFKA')
order by m.id;

-- int8[]
select melding, nr, nokkel, topic, partisjon, posisjon, innhold, traceparent
from meldingsdel where melding = any($1) order by melding, nr;

-- int8[]
select melding.id, melding.nokkel, melding.fagsystem, melding.dryrun, melding.traceparent,
case when melding.transaksjon is not null
     then (select array_agg(array[d.nokkel, d.traceparent] order by d.nr)
           from meldingsdel d where d.melding = melding.id) end as andre from melding where id = any($1);

-- int8[]
select t.id, fagsystem, transaksjon_id, nokkel, topic, partisjon, posisjon, tidspunkt, innhold, traceparent, antall from transaksjonsdel d join transaksjon t on t.id = d.transaksjon
where t.id = any($1) order by t.id, d.nr;

-- int8[]
select uid, sak, sak.fagsystem, versjon from utbetaling join sak on sak.id = utbetaling.sak
where sak = any($1) and versjon is not null order by sak, indeks;

-- int8[]
update melding set sendt = clock_timestamp()
where id = any($1) and tilstand = 'UTLEDET' and sendt is null
 returning melding.id, melding.nokkel, melding.fagsystem, melding.dryrun, melding.traceparent,
case when melding.transaksjon is not null
     then (select array_agg(array[d.nokkel, d.traceparent] order by d.nr)
           from meldingsdel d where d.melding = melding.id) end as andre, detaljer,  extract(epoch from clock_timestamp() - melding.mottatt) as ventetid;

-- int8[]
update melding set sendt = clock_timestamp()
where id = any($1) and tilstand = 'UTLEDET' and sendt is null
and (select bool_and(oppdrag.tilstand not in ('HOLDT', 'TIL_SENDING')) from oppdrag
     where oppdrag.melding = melding.id)
 returning melding.id, melding.nokkel, melding.fagsystem, melding.dryrun, melding.traceparent,
case when melding.transaksjon is not null
     then (select array_agg(array[d.nokkel, d.traceparent] order by d.nr)
           from meldingsdel d where d.melding = melding.id) end as andre, detaljer,  extract(epoch from clock_timestamp() - melding.mottatt) as ventetid;

-- int8[]
update melding set tilstand = 'KLAR'
where id in (select neste.id from unnest($1) as s (sak)
             cross join lateral (select id from melding
                                 where sak = s.sak and tilstand = 'VENTER'
                                 order by id limit 1) as neste);

-- int8[]
update oppdrag set tilstand = 'SENDT' where id = any($1);

-- int8[]
update utboks set levert = clock_timestamp() where id = any($1);

-- int8[]
with bort as (delete from kvittering where oppdrag = any($1) returning *)
insert into kvittering_arkiv  select * from bort;

-- int8[]
with bort as (delete from kvittering_arkiv where oppdrag = any($1) returning *)
insert into kvittering overriding system value select * from bort;

-- int8[]
with bort as (delete from melding where id = any($1) returning *)
insert into melding_arkiv  select * from bort;

-- int8[]
with bort as (delete from melding_arkiv where id = any($1) returning *)
insert into melding overriding system value select * from bort;

-- int8[]
with bort as (delete from meldingsdel where melding = any($1) returning *)
insert into meldingsdel_arkiv  select * from bort;

-- int8[]
with bort as (delete from meldingsdel_arkiv where melding = any($1) returning *)
insert into meldingsdel overriding system value select * from bort;

-- int8[]
with bort as (delete from oppdrag where melding = any($1) returning *)
insert into oppdrag_arkiv  select * from bort;

-- int8[]
with bort as (delete from oppdrag_arkiv where melding = any($1) returning *)
insert into oppdrag overriding system value select * from bort;

-- int8[]
with bort as (delete from oppdragslinje where oppdrag = any($1) returning *)
insert into oppdragslinje_arkiv  select * from bort;

-- int8[]
with bort as (delete from oppdragslinje_arkiv where oppdrag = any($1) returning *)
insert into oppdragslinje overriding system value select * from bort;

-- int8[]
with bort as (delete from transaksjon where melding = any($1) returning *)
insert into transaksjon_arkiv  select * from bort;

-- int8[]
with bort as (delete from varsel where melding = any($1) returning *)
insert into varsel_arkiv  select * from bort;

-- int8[]
with bort as (delete from varsel where oppdrag = any($1) returning *)
insert into varsel_arkiv  select * from bort;

-- int8[]
with bort as (delete from varsel_arkiv where melding = any($1) returning *)
insert into varsel overriding system value select * from bort;

-- int8[]
with bort as (delete from varsel_arkiv where oppdrag = any($1) returning *)
insert into varsel overriding system value select * from bort;

-- int8[], int4[], text[], text[], bool[], text[], text[], text[], text[], int8[], text[], int8[], text[]
insert into oppdragslinje (oppdrag, nr, uid, delytelse_id, ny, opphor_fom, klassekode, fom, tom, sats,
                           satstype, vedtakssats, ref)
select oppdrag, nr, uid::uuid, delytelse_id, ny, opphor_fom::date, klassekode, fom::date, tom::date,
       sats, satstype, vedtakssats, ref
from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
  as l (oppdrag, nr, uid, delytelse_id, ny, opphor_fom, klassekode, fom, tom, sats, satstype,
        vedtakssats, ref);

-- int8[], int4[], text[], text[], int4[], int8[], bytea[], text[]
insert into meldingsdel (melding, nr, nokkel, topic, partisjon, posisjon, innhold, traceparent)
select * from unnest($1, $2, $3, $4, $5, $6, $7, $8);

-- int8[], int8[], text[], text[], text[], text[], bool[]
insert into oppdragsavvent (oppdrag, sak, fom, tom, overfores, arsak, feilregistrering)
select oppdrag, sak, fom::date, tom::date, overfores::date, arsak, feilregistrering
from unnest($1, $2, $3, $4, $5, $6, $7) as a (oppdrag, sak, fom, tom, overfores, arsak, feilregistrering);

-- int8[], int8[], text[], text[], text[], text[], text[], text[]
insert into oppdrag (melding, sak, fagomrade, fagsystem_id, utledet, xml, versjoner, tilstand)
select melding, sak, fagomrade, fagsystem_id, utledet::timestamp, xml, versjoner::json, tilstand
from unnest($1, $2, $3, $4, $5, $6, $7, $8) with ordinality
  as ny (melding, sak, fagomrade, fagsystem_id, utledet, xml, versjoner, tilstand, nr)
order by nr
returning id, melding, fagomrade;

-- int8[], text[]
update melding set tilstand = 'UTLEDET', utledet = now(), detaljer = u.detaljer::json
from unnest($1, $2) as u (id, detaljer) where melding.id = u.id
returning fagsystem,
 extract(epoch from clock_timestamp() - melding.mottatt) as ventetid;

-- int8[], text[]
update sak set kjent_hos_os = kjent_hos_os || ny.fagomrader
from (select sak, array_agg(fagomrade) as fagomrader from unnest($1, $2) as k (sak, fagomrade)
      group by sak) as ny
where sak.id = ny.sak and not ny.fagomrader <@ kjent_hos_os;

-- int8[], text[], bytea[], int8[], text[], text[], text[], text[], text[]
insert into kvittering (id, jms_id, innhold, oppdrag, alvorlighetsgrad, kode_melding, beskr_melding,
                        utfall, grunn)
select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- int8[], text[], int4[], text[], text[], text[], text[], text[]
update oppdrag set
  tilstand = case e.avgjorelse when 'GODTATT' then 'GODTATT' when 'AVVIST' then 'AVVIST'
                               when 'SENDES_IGJEN' then 'TIL_SENDING' else oppdrag.tilstand end,
  besvart = case when e.avgjorelse in ('GODTATT', 'AVVIST') then clock_timestamp() end,
  forsok = oppdrag.forsok + case e.avgjorelse when 'SENDES_IGJEN' then 1 else 0 end,
  svar = e.svar,
  alvorlighetsgrad = case e.avgjorelse when 'SENDES_IGJEN' then null else e.alvorlighetsgrad end,
  kode_melding = case e.avgjorelse when 'SENDES_IGJEN' then null else e.kode_melding end,
  beskr_melding = case e.avgjorelse when 'SENDES_IGJEN' then null else e.beskr_melding end,
  tidligst = coalesce(e.tidligst::timestamptz, oppdrag.tidligst),
  avslag_frist = e.frist::timestamptz
from unnest($1, $2, $3, $4, $5, $6, $7, $8)
  as e (id, avgjorelse, svar, alvorlighetsgrad, kode_melding, beskr_melding, tidligst, frist)
where oppdrag.id = e.id;

-- int8[], text[], text[]
update melding set tilstand = 'FERDIG', utfall = f.utfall, feil = f.feil::json, ferdig = clock_timestamp()
from unnest($1, $2, $3) as f (id, utfall, feil)
where melding.id = f.id
returning sak, fagsystem,
 extract(epoch from clock_timestamp() - melding.mottatt) as ventetid;

-- text[]
delete from utbetaling where uid = any($1::uuid[]) and versjon is null;

-- text[]
select 'utsjekk.meldinger' as maler, 'tilstand' as merke, 'VENTER' as verdi, count(*)::float8 as tall
  from melding where tilstand = 'VENTER'
union all
select 'utsjekk.meldinger', 'tilstand', 'KLAR', count(*) from melding where tilstand = 'KLAR'
union all
select 'utsjekk.meldinger', 'tilstand', 'UTLEDET', count(*) from melding where tilstand = 'UTLEDET'
union all
select 'utsjekk.oppdrag.ubesvart', 'fagomrade', f.navn, count(o.id)
  from unnest($1) as f (navn)
  left join oppdrag o on o.fagomrade = f.navn and o.tilstand in ('HOLDT', 'TIL_SENDING', 'SENDT')
  group by f.navn
union all
select 'utsjekk.oppdrag.holdt', null, null, count(*) from oppdrag where tilstand = 'HOLDT'
union all
select 'utsjekk.oppdrag.usendt.eldste.sekunder', null, null,
       extract(epoch from greatest(clock_timestamp() - min(tidligst), interval '0'))
  from oppdrag where tilstand = 'TIL_SENDING'
union all
select 'utsjekk.utboks.uleverte', 'kanal', 'KAFKA', count(*)
  from utboks where levert is null and kanal = 'KAFKA'
union all
select 'utsjekk.utboks.uleverte', 'kanal', 'MQ', count(*)
  from utboks where levert is null and kanal = 'MQ'
union all
select 'utsjekk.utboks.eldste.sekunder', 'kanal', 'KAFKA', extract(epoch from clock_timestamp() -
         (select opprettet from utboks where levert is null and kanal = 'KAFKA' order by id limit 1))
union all
select 'utsjekk.utboks.eldste.sekunder', 'kanal', 'MQ', extract(epoch from clock_timestamp() -
         (select opprettet from utboks where levert is null and kanal = 'MQ' order by id limit 1))
union all
select 'utsjekk.dodbrev', null, null, count(*) from dodbrev
union all
select 'utsjekk.kvitteringer.parkert', null, null, count(*) from kvittering where utfall = 'PARKERT';

-- text[]
select jms_id from kvittering where jms_id = any($1);

-- text[]
select l.delytelse_id, o.id, o.sak, o.fagomrade, o.fagsystem_id, o.utledet, o.tilstand,
       (select array_agg(delytelse_id) from oppdragslinje where oppdrag = o.id) as linjer
from oppdragslinje l join oppdrag o on o.id = l.oppdrag
where l.ny and l.delytelse_id = any($1);

-- text[]
select uid, sak, sak.fagsystem from utbetaling join sak on sak.id = utbetaling.sak
where uid = any($1::uuid[]);

-- text[], int4[], int8[], int8[]
insert into mottatt (topic, partisjon, posisjon, tidspunkt)
select * from unnest($1, $2, $3, $4) as ny (topic, partisjon, posisjon, tidspunkt) order by 1, 2, 3
on conflict do nothing
returning topic || '/' || partisjon || '/' || posisjon || '/' || tidspunkt;

-- text[], int8[]
insert into utbetaling (uid, sak) select uid, sak from unnest($1::uuid[], $2) as ny (uid, sak)
order by uid on conflict do nothing;

-- text[], text[]
insert into sak (fagsystem, sak_id)
select fagsystem, sak_id from unnest($1, $2) as ny (fagsystem, sak_id)
order by fagsystem, sak_id
on conflict do nothing;

-- text[], text[]
insert into transaksjon (fagsystem, transaksjon_id, frist)
select distinct fagsystem, id, clock_timestamp() + interval '300000 ms' from unnest($1, $2) as ny (fagsystem, id)
order by 1, 2 on conflict do nothing returning fagsystem, transaksjon_id;

-- text[], text[]
select id from transaksjon where (fagsystem, transaksjon_id) in (select * from unnest($1, $2))
order by id for update;

-- text[], text[]
select id, fagsystem, sak_id from sak
where (fagsystem, sak_id) in (select * from unnest($1, $2))
order by id for no key update;

-- text[], text[]
with bort as (delete from transaksjon_arkiv
              where (fagsystem, transaksjon_id) in (select * from unnest($1, $2)) returning *)
select distinct on (fagsystem, transaksjon_id) fagsystem, transaksjon_id, melding from bort
order by fagsystem, transaksjon_id, id desc;

-- text[], text[], int8[]
update transaksjon set melding = a.melding from unnest($1, $2, $3) as a (fagsystem, id, melding)
where transaksjon.fagsystem = a.fagsystem and transaksjon_id = a.id;

-- text[], text[], int8[]
update transaksjon t set melding = f.melding
from (select fagsystem, id, max(melding) as melding
      from unnest($1, $2, $3) as alle (fagsystem, id, melding) group by fagsystem, id) as f
where t.fagsystem = f.fagsystem and t.transaksjon_id = f.id
  and not exists (select from transaksjonsdel d where d.transaksjon = t.id);

-- text[], text[], int8[], bytea[], bytea[], text[]
insert into utboks (kanal, mottaker, melding, nokkel, innhold, hoder)
select kanal, mottaker, melding, nokkel, innhold, hoder::json
from unnest($1, $2, $3, $4, $5, $6) with ordinality
  as u (kanal, mottaker, melding, nokkel, innhold, hoder, nr)
order by nr;

-- text[], text[], int8[], int8[], int8[]
insert into varsel (type, tekst, melding, oppdrag, kvittering)
select * from unnest($1, $2, $3, $4, $5);

-- text[], text[], int8[], text[], int4[], int8[], bytea[], text[], bool[], text[], text[]
insert into melding (nokkel, fagsystem, sak, topic, partisjon, posisjon, innhold, traceparent, dryrun,
                     feil, transaksjon, tilstand, utfall, ferdig)
select nokkel, fagsystem, sak, topic, partisjon, posisjon, innhold, traceparent, dryrun, feil::json,
       transaksjon,
       case when feil is not null then 'FERDIG'
            when sak is null then 'KLAR'
            when row_number() over (partition by sak, feil is null order by nr) = 1
                 and not exists (select from melding m
                                 where m.sak = ny.sak and m.tilstand in ('KLAR', 'UTLEDET'))
              then 'KLAR'
            else 'VENTER' end,
       case when feil is not null then 'FEILET' end,
       case when feil is not null then now() end
from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) with ordinality
  as ny (nokkel, fagsystem, sak, topic, partisjon, posisjon, innhold, traceparent, dryrun, feil,
         transaksjon, nr)
order by nr
returning id, topic, partisjon, posisjon;

-- text[], text[], text[]
select distinct o.id, o.sak, o.fagomrade, o.fagsystem_id, o.utledet, o.tilstand,
       (select array_agg(delytelse_id) from oppdragslinje where oppdrag = o.id) as linjer
from unnest($1, $2, $3) as k (fagomrade, fagsystem_id, utledet)
join oppdrag o on o.fagomrade = k.fagomrade and o.fagsystem_id = k.fagsystem_id
  and (o.utledet = k.utledet::timestamp
       or k.utledet is null and o.tilstand in ('HOLDT', 'TIL_SENDING', 'SENDT'));

-- text[], text[], text[], int4[], int8[], int8[], bytea[], bytea[], text[], int8[], int8[], int8[], int8[], text[], text[]
insert into dodbrev (kilde, rute, topic, partisjon, posisjon, tidspunkt, nokkel, innhold, hoder, melding, oppdrag,
                     kvittering, utboks, arsak, detaljer, etter_melding)
select distinct on (kilde) kilde, rute, topic, partisjon, posisjon, tidspunkt, nokkel, innhold, hoder::json, melding,
       oppdrag, kvittering, utboks, arsak, detaljer,
       coalesce(melding, (select max(m.id) from melding m), 0)
from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
  as ny (kilde, rute, topic, partisjon, posisjon, tidspunkt, nokkel, innhold, hoder, melding, oppdrag,
         kvittering, utboks, arsak, detaljer)
on conflict (kilde) do update set
  rute = excluded.rute, melding = coalesce(excluded.melding, dodbrev.melding), arsak = excluded.arsak,
  detaljer = excluded.detaljer,
  forsok = dodbrev.forsok + 1, sist_feilet = clock_timestamp(),
  avslutning = null, avsluttet = null, avsluttet_av = null
 returning kilde, id;

-- text[], text[], text[], int8[]
update utbetaling set versjon = ny.versjon::json, handling = ny.handling,
       indeks = case when ny.handling = 'CREATE' then ny.indeks else utbetaling.indeks end
from unnest($1::uuid[], $2, $3, $4) as ny (uid, handling, versjon, indeks)
where utbetaling.uid = ny.uid;

-- text[], text[], text[], text[]
select k.nr, o.id, o.sak, o.fagomrade, o.fagsystem_id, o.utledet, o.tilstand,
       (select array_agg(delytelse_id) from oppdragslinje_alle where oppdrag = o.id) as linjer
from unnest($1, $2, $3, $4) with ordinality as k (fagomrade, fagsystem_id, utledet, linje, nr)
join oppdrag_alle o on o.fagsystem_id = k.fagsystem_id and o.fagomrade = k.fagomrade
  and (k.utledet is null or o.utledet = k.utledet::timestamp)
where k.linje is null and k.utledet is not null
   or exists (select from oppdragslinje_alle l
              where l.oppdrag = o.id and l.ny and l.delytelse_id = k.linje);

-- varchar
select eier is not distinct from $1 from utboks_kanal where kanal = 'KAFKA';

-- varchar
select kanal from utboks_kanal where kanal = $1 for update skip locked;

-- varchar
update utboks_kanal set eier = $1 where kanal = 'KAFKA';

-- varchar, int8
select distinct on (uid) (v.versjon ->> 'uid')::uuid as uid, v.versjon
from oppdrag_alle o cross join lateral json_array_elements(o.versjoner) as v (versjon)
where o.fagsystem_id = $1 and o.sak = $2 and o.tilstand = 'GODTATT'
order by uid, o.id;

-- varchar, int8
select id, fagomrade, tilstand, utledet, overleveringer, case when tilstand = 'GODTATT' then xml end as xml,
       (select array_agg(distinct coalesce(k.alvorlighetsgrad, '')) from kvittering_alle k
        where k.oppdrag = o.id and k.utfall = 'PARKERT') as motsagt
from oppdrag_alle o where fagsystem_id = $1 and sak = $2 order by id;

-- varchar, int8
select o.fagsystem_id, l.oppdrag, l.uid, l.delytelse_id, l.ny, l.opphor_fom, l.klassekode, l.fom, l.tom, l.sats,
       l.satstype, l.ref
from oppdrag_alle o join oppdragslinje_alle l on l.oppdrag = o.id
where o.fagsystem_id = $1 and o.sak = $2 order by l.oppdrag, l.nr;

-- varchar, varchar
delete from transaksjonsdel
where transaksjon = (select id from transaksjon where fagsystem = $1 and transaksjon_id = $2);

-- varchar, varchar
select fagsystem, transaksjon_id, nokkel, topic, partisjon, posisjon, tidspunkt, innhold, traceparent, antall from transaksjonsdel d join transaksjon t on t.id = d.transaksjon
where t.fagsystem = $1 and t.transaksjon_id = $2
order by d.nr;

-- varchar, varchar
select id, kjent_hos_os from sak where fagsystem = $1 and sak_id = $2;

-- varchar, varchar
update transaksjon set melding = null, frist = clock_timestamp() + interval '300000 ms'
where fagsystem = $1 and transaksjon_id = $2;

-- varchar, varchar, int4, int8, int8, bytea, text, varchar, varchar, varchar
insert into transaksjonsdel (transaksjon, nokkel, topic, partisjon, posisjon, tidspunkt, innhold, traceparent, antall)
select id, $1, $2, $3, $4, $5, $6, $7, $8 from transaksjon where fagsystem = $9 and transaksjon_id = $10
on conflict do nothing;

-- varchar, varchar, varchar, bytea, varchar, bytea
select m.id from transaksjon t join melding m on m.id = t.melding
where t.fagsystem = $1 and t.transaksjon_id = $2 and m.utfall is distinct from 'FEILET'
  and (m.nokkel = $3 and m.innhold = $4
       or exists (select from meldingsdel d where d.melding = m.id and d.nokkel = $5 and d.innhold = $6));

-- varchar, varchar, varchar, int8, int8[]
insert into drift_handling (hvem, handling, grunn, melding, oppdrag)
select $1, $2, $3, $4, array_agg(o.id order by o.id) from oppdrag o where o.id = any($5);

