package no.nav.utsjekk.hovedbok;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.nav.utsjekk.hovedbok.Saksbilde.Post;
import no.nav.utsjekk.hovedbok.Saksbilde.Rad;
import no.nav.utsjekk.osmodell.Kjede;
import no.nav.utsjekk.osmodell.Ordre;
import no.nav.utsjekk.osmodell.Ordre.KodeEndring;
import no.nav.utsjekk.osmodell.OsModell;
import no.nav.utsjekk.sak.Fagomrade;
import no.nav.utsjekk.sak.Handling;
import no.nav.utsjekk.sak.Utbetaling;

/** Sends again to a model of OS all that OS has accepted on a sak, and holds what it pays against the committed versions. */
final class Replay {

    private final Saksbilde bilde;
    private final Opphav opphav;
    private final OsModell os = new OsModell();
    private final Map<UUID, String> sisteLinjer = new HashMap<>();
    private final Set<String> eide = new HashSet<>();
    private final List<String> avvik = new ArrayList<>();

    private Replay(Saksbilde bilde) {
        this.bilde = bilde;
        this.opphav = Opphav.av(bilde);
    }

    static Hovedbok av(Saksbilde bilde) {
        var replay = new Replay(bilde);
        replay.start();
        bilde.godtatte().forEach(replay::spill);
        return replay.bok();
    }

    private void start() {
        opphav.starter().forEach(this::overta);
        bilde.uleselige().forEach(uid -> avvik.add("Utbetaling %s: versjonen kan ikke leses".formatted(uid)));
        bilde.oppdrag().forEach(post -> post.motsagt().forEach(grad -> avvik.add(motsigelse(post, grad))));
    }

    private void overta(Opphav.Start start) {
        os.overta(start.fagomrade().name(), bilde.sakId(), start.siste(), start.kjede());
        sisteLinjer.put(start.uid(), start.siste().delytelseId());
    }

    private static String motsigelse(Post post, String grad) {
        return "Oppdrag %d er %s, men OS har også svart %s, som er parkert: hva OS betaler, er usikkert"
                .formatted(post.id(), post.tilstand(), grad.isEmpty() ? "noe annet" : grad);
    }

    private void spill(Post post) {
        var ordre = post.sendt().map(Ordre::utenAvvent);
        if (ordre.isEmpty() || !gjelder(ordre.get(), post)) {
            avvik.add("Oppdrag %d: dokumentet kan ikke leses som et oppdrag på saken".formatted(post.id()));
            return;
        }
        sammenlignLinjer(post, ordre.get());
        var nyttForModellen = !os.kjenner(post.fagomrade().name(), bilde.sakId());
        if (nyttForModellen && ordre.get().kodeEndring() == KodeEndring.ENDR) {
            os.overta(post.fagomrade().name(), bilde.sakId());
        }
        var svar = os.behandle(ordre.get());
        if (svar.erGodtatt()) {
            post.linjer().forEach(rad -> sisteLinjer.put(rad.uid(), rad.linje().delytelseId()));
        } else {
            avvik.add("Oppdrag %d er godtatt, men bryter OS' regler: %s %s"
                    .formatted(
                            post.id(),
                            svar.kodeMelding().orElse(""),
                            svar.beskrMelding().orElse("")));
        }
    }

    private boolean gjelder(Ordre ordre, Post post) {
        return ordre.fagomrade().equals(post.fagomrade().name())
                && ordre.fagsystemId().equals(bilde.sakId());
    }

    private void sammenlignLinjer(Post post, Ordre ordre) {
        if (!post.linjer().stream().map(Rad::linje).toList().equals(ordre.linjer())) {
            avvik.add("Oppdrag %d: linjene i databasen er ikke de som ble sendt til OS".formatted(post.id()));
        }
    }

    private Hovedbok bok() {
        var fagomrader = Arrays.stream(Fagomrade.values())
                .flatMap(fagomrade -> fagomradebok(fagomrade).stream())
                .toList();
        return new Hovedbok(bilde.fagsystem(), bilde.sakId(), true, fagomrader, ubesvarte(), bilde.ventende(), avvik);
    }

    private Optional<Fagomradebok> fagomradebok(Fagomrade fagomrade) {
        var versjoner = bilde.versjoner().stream()
                .filter(v -> v.fagomrade() == fagomrade)
                .toList();
        var godtatte = (int) bilde.godtatte().stream()
                .filter(post -> post.fagomrade() == fagomrade)
                .count();
        if (versjoner.isEmpty() && godtatte == 0) {
            return Optional.empty();
        }
        if (!bilde.kjentHosOs().contains(fagomrade) && versjoner.isEmpty()) {
            avvik.add(
                    "Saken sier ikke at OS kjenner %s: neste oppdrag blir NY, og OS avviser det".formatted(fagomrade));
        }
        var kontoer = versjoner.stream().map(this::konto).toList();
        eierlose(fagomrade);
        return Optional.of(new Fagomradebok(fagomrade, godtatte, kontoer));
    }

    private Konto konto(Utbetaling versjon) {
        var skal = betalinger(Opphav.skalBetale(versjon));
        var kjede = kjede(versjon);
        var betaler = kjede.map(Replay::betalinger).orElse(List.of());
        var feil = new ArrayList<String>();
        feilIKjeden(versjon, kjede).ifPresent(feil::add);
        feil.addAll(Sammenligning.avvik(skal, betaler));
        return new Konto(
                versjon.uid(),
                versjon.stonad().navn(),
                versjon.handling(),
                versjon.periodetype(),
                versjon.behandlingId(),
                opphav.erOvertatt(versjon),
                skal,
                Betaling.slattSammen(betaler),
                kjede.map(Kjede::delytelseIder).orElse(List.of()),
                opphav.erUrort(versjon)
                        && versjon.handling() != Handling.DELETE
                        && versjon.perioder().isEmpty(),
                feil);
    }

    /** By the line that the version ends in; should OS not have it, by the last line of the utbetaling that OS has. */
    private Optional<Kjede> kjede(Utbetaling versjon) {
        if (opphav.erUrort(versjon)) {
            return Optional.of(Opphav.skalBetale(versjon));
        }
        return kjede(versjon, versjon.sisteLinje().delytelseId())
                .or(() -> Optional.ofNullable(sisteLinjer.get(versjon.uid())).flatMap(id -> kjede(versjon, id)));
    }

    private Optional<Kjede> kjede(Utbetaling versjon, String delytelseId) {
        return os.kjede(versjon.fagomrade().name(), bilde.sakId(), delytelseId);
    }

    private Optional<String> feilIKjeden(Utbetaling versjon, Optional<Kjede> kjede) {
        var siste = versjon.sisteLinje().delytelseId();
        if (kjede.isEmpty()) {
            return Optional.of("OS har ikke godtatt linje %s, som versjonen sier er den siste".formatted(siste));
        }
        var ider = kjede.get().delytelseIder();
        if (!eide.add(versjon.fagomrade() + " " + ider.get(0))) {
            return Optional.of("Kjeden hører til en annen utbetaling også");
        }
        var sisteHosOs = ider.get(ider.size() - 1);
        return siste.equals(sisteHosOs)
                ? Optional.empty()
                : Optional.of("Versjonen sier at siste linje er %s, hos OS er det %s".formatted(siste, sisteHosOs));
    }

    /** Chains that OS pays on and that no committed version has. */
    private void eierlose(Fagomrade fagomrade) {
        os.kjeder(fagomrade.name(), bilde.sakId()).stream()
                .filter(kjede ->
                        !eide.contains(fagomrade + " " + kjede.delytelseIder().get(0)))
                .forEach(kjede -> Betaling.slattSammen(betalinger(kjede))
                        .forEach(b -> avvik.add("%s: OS betaler %s på linje %s i %s, som ingen utbetaling har"
                                .formatted(
                                        Sammenligning.dager(b.fom(), b.tom()),
                                        b.sats(),
                                        kjede.delytelseIder()
                                                .get(kjede.delytelseIder().size() - 1),
                                        fagomrade))));
    }

    private static List<Betaling> betalinger(Kjede kjede) {
        return kjede.betalinger().stream().map(Betaling::av).toList();
    }

    private List<Ubesvart> ubesvarte() {
        return bilde.oppdrag().stream()
                .filter(post -> post.tilstand().erUbesvart())
                .map(post -> new Ubesvart(
                        post.id(),
                        post.fagomrade(),
                        post.tilstand().name(),
                        post.utledet(),
                        post.overleveringer(),
                        post.linjer().stream().map(Replay::tekst).toList()))
                .toList();
    }

    private static String tekst(Rad rad) {
        var linje = rad.linje();
        var endring = linje.opphorFom()
                .map(fra -> "opphør fra " + fra)
                .orElseGet(() -> Sammenligning.dager(linje.fom(), linje.tom()) + " "
                        + new Betaling(linje.fom(), linje.tom(), linje.sats(), linje.typeSats()).sats());
        return rad.uid() + ": " + endring;
    }
}
