package no.nav.utsjekk.lokal;

/** Oppdrag documents for tests of what stands on OS's side of the queue. */
final class Oppdragsmal {

    private Oppdragsmal() {}

    /** A first oppdrag: 298 kroner on each weekday from 6 to 17 July 2026. */
    static String ny(String sakId) {
        return oppdrag("NY", sakId, linje(sakId + "-1", "2026-07-06+02:00", "2026-07-17+02:00", "298", ""));
    }

    /** The next one: from 13 July it is 300 kroner. */
    static String endring(String sakId) {
        var forrige = "<refFagsystemId>%1$s</refFagsystemId><refDelytelseId>%1$s-1</refDelytelseId>".formatted(sakId);
        return oppdrag("ENDR", sakId, linje(sakId + "-2", "2026-07-13+02:00", "2026-07-17+02:00", "300", forrige));
    }

    private static String oppdrag(String kodeEndring, String sakId, String linje) {
        return """
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>\
                <ns2:oppdrag xmlns:ns2="http://www.trygdeetaten.no/skjema/oppdrag"><oppdrag-110>\
                <kodeAksjon>1</kodeAksjon><kodeEndring>%s</kodeEndring><kodeFagomraade>TILTPENG</kodeFagomraade>\
                <fagsystemId>%s</fagsystemId><utbetFrekvens>MND</utbetFrekvens>\
                <oppdragGjelderId>12345678910</oppdragGjelderId>\
                <datoOppdragGjelderFom>2000-01-01+01:00</datoOppdragGjelderFom><saksbehId>tiltakspenger</saksbehId>\
                <avstemming-115><kodeKomponent>TILTPENG</kodeKomponent>\
                <nokkelAvstemming>2026-07-20-10.10.00.000000</nokkelAvstemming>\
                <tidspktMelding>2026-07-20-09.01.02.000003</tidspktMelding></avstemming-115>\
                <oppdrags-enhet-120><typeEnhet>BOS</typeEnhet><enhet>8020</enhet>\
                <datoEnhetFom>1970-01-01+01:00</datoEnhetFom></oppdrags-enhet-120>%s</oppdrag-110></ns2:oppdrag>"""
                .formatted(kodeEndring, sakId, linje);
    }

    private static String linje(String id, String fom, String tom, String sats, String forrige) {
        return """
                <oppdrags-linje-150><kodeEndringLinje>NY</kodeEndringLinje><vedtakId>2026-07-20</vedtakId>\
                <delytelseId>%1$s</delytelseId><kodeKlassifik>TPTPAFT</kodeKlassifik>\
                <datoKlassifikFom>%2$s</datoKlassifikFom><datoVedtakFom>%2$s</datoVedtakFom>\
                <datoVedtakTom>%3$s</datoVedtakTom><sats>%4$s</sats><fradragTillegg>T</fradragTillegg>\
                <typeSats>DAG</typeSats><brukKjoreplan>N</brukKjoreplan><saksbehId>tiltakspenger</saksbehId>\
                <utbetalesTilId>12345678910</utbetalesTilId><henvisning>BEH-7</henvisning>%5$s\
                <attestant-180><attestantId>Z900004</attestantId></attestant-180></oppdrags-linje-150>"""
                .formatted(id, fom, tom, sats, forrige);
    }
}
