package no.nav.utsjekk.overtakelse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import no.nav.utsjekk.melding.MeldingRepository;
import no.nav.utsjekk.overtakelse.Rapport.Utfall;
import no.nav.utsjekk.sak.Fagomrade;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.sak.Utbetaling;
import no.nav.utsjekk.saker.SakRepository;
import no.nav.utsjekk.status.UtbetalingJson;

/**
 * Reads what another installation has published and makes it ours, so that its saker go on here. Tells OS and producers nothing.
 * Can be stopped at any time and done again: what is done is recognised, what has been changed here since is left alone.
 */
public final class Overtakelsen {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Topicleser leser;
    private final OvertakelseRepository overtatte;
    private final MeldingRepository meldinger;
    private final SakRepository saker;
    private final UtbetalingJson format;
    private final Consumer<Runnable> transaksjon;

    /** @param transaksjon does something in a database transaction of its own */
    public Overtakelsen(
            Topicleser leser,
            OvertakelseRepository overtatte,
            MeldingRepository meldinger,
            SakRepository saker,
            UtbetalingJson format,
            Consumer<Runnable> transaksjon) {
        this.leser = leser;
        this.overtatte = overtatte;
        this.meldinger = meldinger;
        this.saker = saker;
        this.format = format;
        this.transaksjon = transaksjon;
    }

    /**
     * Takes over all that the topics have when it begins.
     *
     * @param utbetalinger topic with the newest version of each utbetaling by its uid
     * @param sakstopic topic with the living utbetalinger of each sak
     */
    public Rapport ta(String utbetalinger, String sakstopic) {
        var rapport = new Rapport();
        rapport.leste(leser.nyeste(utbetalinger, post -> taUtbetaling(post, rapport)));
        rapport.leste(leser.nyeste(sakstopic, post -> taSak(post, rapport)));
        return rapport;
    }

    private void taUtbetaling(Topicpost post, Rapport rapport) {
        if (post.innhold().isEmpty()) {
            rapport.tell(Utfall.SLETTET, post, post.nokkel());
            return;
        }
        var lest = les(post.innhold().get());
        if (lest.isEmpty()) {
            rapport.tell(Utfall.ULESELIG, post, Optional.empty());
            return;
        }
        transaksjon.accept(() -> {
            var uid = Optional.of(lest.get().uid().toString());
            rapport.tell(ta(lest.get(), post), post, uid);
        });
    }

    private Optional<Utbetaling> les(String json) {
        try {
            return Optional.of(format.read(json));
        } catch (IllegalStateException | IllegalArgumentException | DateTimeException uleselig) {
            return Optional.empty();
        }
    }

    private Utfall ta(Utbetaling utbetaling, Topicpost post) {
        if (post.nokkel().filter(utbetaling.uid().toString()::equals).isEmpty()) {
            return Utfall.FEIL_NØKKEL;
        }
        if (!MeldingRepository.isPossibleSakId(utbetaling.sakId())) {
            return Utfall.UGYLDIG_SAK_ID;
        }
        long sak = meldinger.lockOrCreateSak(utbetaling.fagomrade().fagsystem(), utbetaling.sakId());
        var versjon = format.write(utbetaling);
        var var = overtatte.finn(utbetaling.uid());
        if (var.filter(v -> v.sak() != sak).isPresent()) {
            return Utfall.UID_I_BRUK;
        }
        if (var.flatMap(OvertakelseRepository.Var::versjon)
                .filter(versjon::equals)
                .isPresent()) {
            return Utfall.UENDRET;
        }
        if (overtatte.erIArbeid(sak)) {
            return Utfall.SAK_I_ARBEID;
        }
        if (var.filter(v -> !v.somOvertatt()).isPresent()) {
            return Utfall.ENDRET_HER;
        }
        overtatte.ta(sak, utbetaling, versjon, post);
        saker.knownByOs(
                List.of(new SakRepository.Known(sak, utbetaling.fagomrade().name())));
        return var.isPresent() ? Utfall.OPPDATERT : Utfall.OVERTATT;
    }

    /** @param uider in their order */
    private record Sakspost(Fagsystem fagsystem, String sakId, List<String> uider) {}

    private void taSak(Topicpost post, Rapport rapport) {
        if (post.innhold().isEmpty()) {
            rapport.tell(Utfall.SLETTET, post, Optional.empty());
            return;
        }
        var lest = lesSak(post).filter(sak -> MeldingRepository.isPossibleSakId(sak.sakId()));
        if (lest.isEmpty()) {
            rapport.tell(Utfall.ULESELIG, post, Optional.empty());
            return;
        }
        transaksjon.accept(() -> ordne(lest.get(), post, rapport));
    }

    private static Optional<Sakspost> lesSak(Topicpost post) {
        try {
            var nokkel = JSON.readTree(post.nokkel().orElse(""));
            var uider = new ArrayList<String>();
            JSON.readTree(post.innhold().orElseThrow()).forEach(uid -> uider.add(uid.asText()));
            return Optional.of(new Sakspost(
                    Fagsystem.valueOf(tekst(nokkel, "fagsystem")), tekst(nokkel, "sakId"), List.copyOf(uider)));
        } catch (JsonProcessingException | IllegalArgumentException uleselig) {
            return Optional.empty();
        }
    }

    private static String tekst(JsonNode json, String felt) {
        return json.path(felt).asText();
    }

    private void ordne(Sakspost lest, Topicpost post, Rapport rapport) {
        if (lest.uider().isEmpty()) {
            rapport.tell(utenUtbetalinger(lest), post, Optional.empty());
            return;
        }
        var sak = overtatte.sak(lest.fagsystem(), lest.sakId());
        meldinger.lockSaker(sak.stream().toList());
        for (int plass = 0; plass < lest.uider().size(); plass++) {
            var uid = lest.uider().get(plass);
            int her = plass;
            var finnes = erUuid(uid)
                    && sak.filter(id -> overtatte.ordne(id, UUID.fromString(uid), her))
                            .isPresent();
            if (!finnes) {
                rapport.tell(Utfall.UTBETALING_MANGLER, post, Optional.of(uid));
            }
        }
        rapport.tell(Utfall.SAK, post, Optional.empty());
    }

    /** OS knows the sak, and its next oppdrag is not the first (MG-73). */
    private Utfall utenUtbetalinger(Sakspost lest) {
        var fagomrader = Arrays.stream(Fagomrade.values())
                .filter(fagomrade -> fagomrade.fagsystem() == lest.fagsystem())
                .toList();
        if (fagomrader.size() > 1
                && overtatte.sak(lest.fagsystem(), lest.sakId()).isEmpty()) {
            return Utfall.UKJENT_FAGOMRÅDE;
        }
        if (fagomrader.size() == 1) {
            long sak = meldinger.lockOrCreateSak(lest.fagsystem(), lest.sakId());
            saker.knownByOs(
                    List.of(new SakRepository.Known(sak, fagomrader.get(0).name())));
        }
        return Utfall.SAK;
    }

    private static boolean erUuid(String tekst) {
        try {
            return UUID.fromString(tekst).toString().equals(tekst);
        } catch (IllegalArgumentException ingen) {
            return false;
        }
    }
}
