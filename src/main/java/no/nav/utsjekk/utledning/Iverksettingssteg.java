package no.nav.utsjekk.utledning;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.nav.utsjekk.iverksetting.Iverksettingsutledning;
import no.nav.utsjekk.iverksetting.Kjedenokkel;
import no.nav.utsjekk.iverksettinger.IverksettingRepository;
import no.nav.utsjekk.iverksettinger.IverksettingRepository.Klar;
import no.nav.utsjekk.melding.LagretMelding;
import no.nav.utsjekk.sak.Sak;
import no.nav.utsjekk.sak.Utfall;
import no.nav.utsjekk.saker.SakRepository;
import no.nav.utsjekk.status.Detaljer;
import no.nav.utsjekk.status.StatusWriter;
import no.nav.utsjekk.utledning.Resultat.Iverksatt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thinking about meldinger that are iverksettinger. Touches no database. */
final class Iverksettingssteg {

    private static final Logger LOG = LoggerFactory.getLogger(Iverksettingssteg.class);

    private final StatusWriter statuses;
    private final Oppdragsskriver skriver;
    private final boolean holdDobbeltutbetaling;

    /** @param holdDobbeltutbetaling whether an oppdrag that looks like a double payment waits for an operator (D10) */
    Iverksettingssteg(StatusWriter statuses, Oppdragsskriver skriver, boolean holdDobbeltutbetaling) {
        this.statuses = statuses;
        this.skriver = skriver;
        this.holdDobbeltutbetaling = holdDobbeltutbetaling;
    }

    /** @param na Norwegian local time */
    Resultat utled(LagretMelding melding, Klar klar, Sak sak, LocalDateTime na) {
        var utledet =
                Iverksettingsutledning.utled(sak, klar.nokkel().toString(), klar.iverksetting(), klar.forrige(), na);
        if (utledet.utfall() instanceof Utfall.Avvist avvist) {
            return new Resultat.Avvist(melding, avvist.avvisning(), Optional.empty(), avvist.varsle());
        }
        utledet.usendte()
                .forEach(kjede -> LOG.info(
                        "iverksetting {} på sak {} endrer bare satstype, dagsats eller NAV-kontor på {}, som ikke sendes til OS",
                        klar.nokkel(),
                        klar.iverksetting().sakId(),
                        kjede));
        var etterlater = new IverksettingRepository.Utledet(melding.id(), klar.nokkel(), utledet.etter());
        if (utledet.utfall() instanceof Utfall.Endret endret) {
            return new Resultat.Oppdrag(
                    melding,
                    skriver.skriv(
                            melding,
                            endret.oppdrag(),
                            holdDobbeltutbetaling && !endret.mistanker().isEmpty()),
                    statuses.write(Detaljer.of(endret.oppdrag())),
                    List.of(),
                    endret.mistanker(),
                    Optional.of(new Iverksatt(etterlater, kjeder(melding, utledet.kjeder()))));
        }
        return new Resultat.Uendret(melding, Optional.empty(), Optional.of(new Iverksatt(etterlater, List.of())));
    }

    private static List<SakRepository.Kjede> kjeder(LagretMelding melding, Map<UUID, Kjedenokkel> kjeder) {
        long sak = Oppdragsskriver.sak(melding);
        return kjeder.entrySet().stream()
                .map(e -> new SakRepository.Kjede(
                        e.getKey(), sak, e.getValue().klassekode(), e.getValue().meldekortId()))
                .toList();
    }
}
