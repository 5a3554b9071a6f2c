package no.nav.utsjekk.konsoll;

import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import no.nav.utsjekk.konsoll.InnholdRepository.Utvalg;
import no.nav.utsjekk.konsoll.SokRepository.Sak;
import no.nav.utsjekk.konsoll.Svar.Side;

/** Oppdrag and meldinger, one at a time with all that they hold, and lists of oppdrag without an answer. */
public final class Oppdragsside {

    private static final int MAX = 100;
    private static final int MAX_GRUNN = 1_000;

    private final InnholdRepository innhold;
    private final SakshistorieRepository historie;
    private final RevisjonRepository revisjon;
    private final Innsyn innsyn;
    private final Svarfrist svarfrist;
    private final Clock clock;

    public Oppdragsside(
            InnholdRepository innhold,
            SakshistorieRepository historie,
            RevisjonRepository revisjon,
            Innsyn innsyn,
            Svarfrist svarfrist,
            Clock clock) {
        this.innhold = innhold;
        this.historie = historie;
        this.revisjon = revisjon;
        this.innsyn = innsyn;
        this.svarfrist = svarfrist;
        this.clock = clock;
    }

    Svar liste(Besok besok) {
        var vis = besok.sporsmal("vis").orElse("ubesvart");
        var utvalg = Arrays.stream(Utvalg.values())
                .filter(u -> u.name().equalsIgnoreCase(vis))
                .findFirst()
                .orElse(Utvalg.UBESVART);
        var etter = besok.sporsmal("etter").map(Besok::tall).orElse(0L);
        var rader = innhold.ubesvarte(utvalg, svarfrist.grense(clock.instant()), etter, MAX);
        var modell = new HashMap<String, Object>();
        modell.put("rader", rader);
        modell.put("vis", utvalg.name().toLowerCase(java.util.Locale.ROOT));
        modell.put(
                "utvalg",
                Arrays.stream(Utvalg.values())
                        .map(u -> List.of(u.name().toLowerCase(java.util.Locale.ROOT), u.tekst()))
                        .toList());
        if (rader.size() == MAX) {
            modell.put("neste", rader.get(MAX - 1).id());
        }
        return Side.av("oppdragsliste", modell);
    }

    Svar oppdrag(Besok besok) {
        return oppdrag(besok.id(), Maskering::av);
    }

    /** The same with personal data, when there is a reason. */
    Svar oppdragUmaskert(Besok besok) {
        var oppdrag = finn(besok.id());
        vist(besok, "Oppdrag " + oppdrag.id(), Optional.of(oppdrag.sak()));
        return oppdrag(oppdrag.id(), xml -> xml);
    }

    private void vist(Besok besok, String om, Optional<Long> sak) {
        besok.krevEgetSkjema();
        besok.krevHandling();
        innsyn.vist(besok.operator(), besok.felt("grunn", MAX_GRUNN).orElse(""), om, sak);
    }

    private InnholdRepository.Oppdrag finn(long id) {
        return innhold.oppdrag(id).orElseThrow(() -> new Avvist(404, "Det er ikke noe oppdrag " + id));
    }

    private Side oppdrag(long id, java.util.function.UnaryOperator<String> maske) {
        var oppdrag = finn(id);
        var xml = Pent.xml(oppdrag.xml());
        var modell = new HashMap<String, Object>();
        modell.put("o", oppdrag);
        modell.put("xml", maske.apply(xml));
        modell.put("maskert", !maske.apply(xml).equals(xml));
        modell.put("linjer", historie.linjer(id));
        var kvitteringer = historie.kvitteringer(List.of(id));
        modell.put("kvitteringer", kvitteringer);
        modell.put(
                "handlinger",
                revisjon.omSak(
                        -1,
                        List.of(),
                        List.of(id),
                        kvitteringer.stream()
                                .map(SakshistorieRepository.Kvittering::id)
                                .toList()));
        modell.put("saksadresse", Saksside.adresse(new Sak(oppdrag.fagsystem(), oppdrag.sakId())));
        modell.put("oppgaver", Oppgave.forOppdrag(oppdrag.tilstand()));
        return Side.av("oppdrag", modell);
    }

    Svar melding(Besok besok) {
        return melding(besok.id(), Maskering::av);
    }

    /** The same with personal data, when there is a reason. */
    Svar meldingUmaskert(Besok besok) {
        var melding = finnMelding(besok.id());
        vist(besok, "Melding " + melding.id(), melding.sak());
        return melding(melding.id(), json -> json);
    }

    private InnholdRepository.Melding finnMelding(long id) {
        return innhold.melding(id).orElseThrow(() -> new Avvist(404, "Det er ingen melding " + id));
    }

    private Side melding(long id, java.util.function.UnaryOperator<String> maske) {
        var melding = finnMelding(id);
        var json = Pent.json(melding.innhold());
        var modell = new HashMap<String, Object>();
        modell.put("m", melding);
        modell.put("json", maske.apply(json));
        modell.put("maskert", !maske.apply(json).equals(json));
        modell.put("feil", melding.feil().isEmpty() ? "" : Maskering.av(Pent.json(melding.feil())));
        modell.put("handlinger", revisjon.omSak(-1, List.of(id), List.of(), List.of()));
        modell.put("varsler", historie.varsler(List.of(id), List.of()));
        modell.put("oppgaver", Oppgave.forMelding(melding.status()));
        if (!melding.sakId().isEmpty()) {
            modell.put("saksadresse", Saksside.adresse(new Sak(melding.fagsystem(), melding.sakId())));
        }
        return Side.av("melding", modell);
    }
}
