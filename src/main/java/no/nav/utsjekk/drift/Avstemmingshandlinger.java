package no.nav.utsjekk.drift;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import no.nav.utsjekk.avstemming.Avstemminger;
import no.nav.utsjekk.avstemming.Avstemmingsperiode;
import no.nav.utsjekk.avstemming.Avstemmingsutlop;
import no.nav.utsjekk.avstemming.Dagskjoring.IkkeVirkedag;
import no.nav.utsjekk.avstemming.Dagskjoring.Kjort;
import no.nav.utsjekk.avstemming.Fagomradeavstemming;
import no.nav.utsjekk.avstemming.Kjoring;
import no.nav.utsjekk.drift.Utforelse.Bestilling;
import no.nav.utsjekk.drift.Utforelse.Gjort;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;
import org.springframework.transaction.support.TransactionOperations;

/** What operators see of avstemming and do about it (OPS-13, OPS-30, OC-74 to OC-80). */
@ManagedResource(description = "Avstemming mot OS")
public final class Avstemmingshandlinger {

    private static final int MAX_LIST = 100;

    private final Utforelse utforelse;
    private final TransactionOperations snapshot;
    private final Avstemminger avstemminger;
    private final Avstemmingsutlop utlop;
    private final HandlingRepository handlinger;

    /** @param snapshot sees the database as it was at one moment, and changes nothing */
    public Avstemmingshandlinger(
            Utforelse utforelse,
            TransactionOperations snapshot,
            Avstemminger avstemminger,
            Avstemmingsutlop utlop,
            HandlingRepository handlinger) {
        this.utforelse = utforelse;
        this.snapshot = snapshot;
        this.avstemminger = avstemminger;
        this.utlop = utlop;
        this.handlinger = handlinger;
    }

    @ManagedOperation(description = "Kjøringer, de nyeste først (høyst 100)")
    public List<Map<String, Object>> list() {
        return snapshot.execute(status -> avstemminger.kjoringer(MAX_LIST).stream()
                .map(Avstemmingsvisning::kjoring)
                .toList());
    }

    @ManagedOperation(
            description = "Siste avstemte dag, om gårsdagen er avstemt, og hva som sist ble sagt om hvert fagområde")
    public Map<String, Object> status() {
        return snapshot.execute(status -> Avstemmingsvisning.status(
                avstemminger.idag(), avstemminger.sisteDag(), avstemminger.sistePerFagomrade()));
    }

    @ManagedOperation(description = "En kjøring: tall per fagområde, og hva operatører har gjort: id")
    public Map<String, Object> vis(long id) {
        return snapshot.execute(status -> {
            var svar = Avstemmingsvisning.kjoring(kjoring(id));
            svar.put(
                    "fagomrader",
                    avstemminger.fagomrader(id).stream()
                            .map(Avstemmingsvisning::fagomrade)
                            .toList());
            svar.put(
                    "handlinger",
                    handlinger.omAvstemming(id).stream()
                            .map(Avstemmingsvisning::handling)
                            .toList());
            svar.put(
                    "merknad",
                    "En feil avstemming rettes aldri i den neste; tallene rettes med økonomienheten (AVS-17)");
            return svar;
        });
    }

    @ManagedOperation(description = "Perioden som en dags kjøring dekker: dag (åååå-mm-dd), tom for i dag")
    public Map<String, Object> neste(String dag) {
        return snapshot.execute(status -> {
            var kjoredag = dag == null || dag.isBlank() ? avstemminger.idag() : Avstemmingsdager.dag("date", dag);
            return Avstemmingsvisning.neste(
                    kjoredag, avstemminger.neste(kjoredag).orElseThrow(() -> alleredeAvstemt(kjoredag.toString())));
        });
    }

    @ManagedOperation(description = "Hva en kjøring ville sagt, uten å sende noe: fom, tom (åååå-mm-dd)")
    public List<Map<String, Object>> provekjor(String fom, String tom) {
        return beregn(periode(fom, tom)).stream()
                .map(Avstemmingsvisning::fagomrade)
                .toList();
    }

    /** What a run of a period would say, as CSV (OC-77). */
    public String csv(String fom, String tom) {
        var periode = periode(fom, tom);
        return Avstemmingsvisning.csv(periode, beregn(periode));
    }

    private List<Fagomradeavstemming> beregn(Avstemmingsperiode periode) {
        return snapshot.execute(status -> avstemminger.provekjor(periode));
    }

    private Avstemmingsperiode periode(String fom, String tom) {
        var periode = Avstemmingsdager.periode(fom, tom);
        avstemminger.umulig(periode).ifPresent(grunn -> {
            throw Nektet.ugyldig(grunn);
        });
        return periode;
    }

    @ManagedOperation(description = "Det samme med meldingene, som har personopplysninger: fom, tom, din ident, grunn")
    public List<Map<String, Object>> lesProvekjoring(String fom, String tom, String ident, String grunn) {
        var bestilling = bestilling(Handling.LES_AVSTEMMING, Gjelder.INGENTING, ident, grunn);
        return utforelse.utfor(bestilling, begrunnelse -> {
            var periode = periode(fom, tom);
            return new Gjort<>(
                    medMeldinger(avstemminger.provekjor(periode)),
                    "Vist: prøvekjøring %s til %s".formatted(periode.fom(), periode.tom()),
                    Gjelder.INGENTING);
        });
    }

    @ManagedOperation(description = "Meldingene i en kjøring, som har personopplysninger: id, din ident, grunn")
    public List<Map<String, Object>> les(long id, String ident, String grunn) {
        var gjelder = Gjelder.avstemming(id);
        return utforelse.utfor(bestilling(Handling.LES_AVSTEMMING, gjelder, ident, grunn), begrunnelse -> {
            kjoring(id);
            return new Gjort<>(medMeldinger(avstemminger.fagomrader(id)), "Vist", gjelder);
        });
    }

    private static List<Map<String, Object>> medMeldinger(List<Fagomradeavstemming> fagomrader) {
        return fagomrader.stream().map(Avstemmingsvisning::medMeldinger).toList();
    }

    @ManagedOperation(description = "Holder en kjøring mot det som er sendt til OS: id")
    public Map<String, Object> kontroller(long id) {
        return snapshot.execute(status -> Avstemmingsvisning.kontroll(avstemminger.kontroller(kjoring(id))));
    }

    @ManagedOperation(description = "Kjører dagens avstemming nå, når den ikke er kjørt: din ident, grunn")
    public Map<String, Object> kjor(String ident, String grunn) {
        return kjor(Optional::empty, ident, grunn);
    }

    /** @param ventet the period that the operator has seen that it will be */
    Map<String, Object> kjor(Supplier<Optional<Avstemmingsperiode>> ventet, String ident, String grunn) {
        return utforelse.utfor(bestilling(Handling.KJOR_AVSTEMMING, Gjelder.INGENTING, ident, grunn), begrunnelse -> {
            var avtalt = ventet.get();
            var kjort = dagens();
            avtalt.filter(periode -> !periode.equals(kjort.periode())).ifPresent(annen -> {
                throw Nektet.ugyldig("Perioden må være %s til %s"
                        .formatted(kjort.periode().fom(), kjort.periode().tom()));
            });
            return kjort(kjort.id());
        });
    }

    /** The texts are those that the trigger knows (06 §1). */
    private Kjort dagens() {
        var kjoring = avstemminger.kjor();
        if (kjoring instanceof Kjort kjort) {
            return kjort;
        }
        throw kjoring instanceof IkkeVirkedag
                ? Nektet.stengt("Today is a holiday or weekend, no avstemming")
                : alleredeAvstemt(avstemminger.idag().toString());
    }

    private static Nektet alleredeAvstemt(String dag) {
        return Nektet.feilTilstand("Already avstemt today (" + dag + ")");
    }

    @ManagedOperation(
            description = "Kjører og sender en avstemming for en vilkårlig periode, i tillegg til de daglige:"
                    + " fom, tom (åååå-mm-dd), din ident, grunn")
    public Map<String, Object> kjorPeriode(String fom, String tom, String ident, String grunn) {
        var bestilling = bestilling(Handling.KJOR_AVSTEMMING_PERIODE, Gjelder.INGENTING, ident, grunn);
        return utforelse.utfor(bestilling, begrunnelse -> kjort(avstemminger.kjorPeriode(periode(fom, tom))));
    }

    private Gjort<Map<String, Object>> kjort(long id) {
        var kjoring = kjoring(id);
        var periode = kjoring.periode();
        return new Gjort<>(
                Avstemmingsvisning.kjoring(kjoring),
                "Kjørt: avstemming %d, %s til %s".formatted(id, periode.fom(), periode.tom()),
                Gjelder.avstemming(id));
    }

    @ManagedOperation(
            description =
                    "Avgjør en kjøring i tvil, etter å ha spurt OS: id, om OS har meldingene (ellers sendes de igjen),"
                            + " din ident, grunn")
    public Map<String, Object> avklar(long id, boolean levert, String ident, String grunn) {
        var gjelder = Gjelder.avstemming(id);
        return utforelse.utfor(bestilling(Handling.AVKLAR_AVSTEMMING, gjelder, ident, grunn), begrunnelse -> {
            if (!utlop.avklar(kjoring(id).id(), levert)) {
                throw Nektet.feilTilstand("Avstemming %d er ikke i tvil".formatted(id));
            }
            return new Gjort<>(
                    Avstemmingsvisning.kjoring(kjoring(id)),
                    levert ? "Avklart: OS har meldingene" : "Avklart: OS har ikke meldingene, de sendes igjen",
                    gjelder);
        });
    }

    @ManagedOperation(description = "Fester et notat til en kjøring: id, din ident, notatet")
    public Map<String, Object> noter(long id, String ident, String notat) {
        var gjelder = Gjelder.avstemming(id);
        return utforelse.utfor(
                bestilling(Handling.NOTER_AVSTEMMING, gjelder, ident, notat),
                begrunnelse -> new Gjort<>(Avstemmingsvisning.kjoring(kjoring(id)), "Notert", gjelder));
    }

    private static Bestilling bestilling(Handling handling, Gjelder gjelder, String ident, String grunn) {
        return new Bestilling(handling, gjelder, Optional.ofNullable(ident), Optional.ofNullable(grunn));
    }

    private Kjoring kjoring(long id) {
        return avstemminger.kjoring(id).orElseThrow(() -> Nektet.finnesIkke("Det er ingen avstemming " + id));
    }
}
