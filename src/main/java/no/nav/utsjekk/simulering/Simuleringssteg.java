package no.nav.utsjekk.simulering;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import no.nav.utsjekk.database.AfterCommit;
import no.nav.utsjekk.melding.Ferdig;
import no.nav.utsjekk.melding.LagretMelding;
import no.nav.utsjekk.melding.MeldingRepository;
import no.nav.utsjekk.mottak.Meldingsformater;
import no.nav.utsjekk.sak.Avvisning;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.simulering.Ossvar.Arsak;
import no.nav.utsjekk.simulering.SimuleringRepository.Ventende;
import no.nav.utsjekk.status.StatusWriter;
import no.nav.utsjekk.status.StatusWriter.Status;
import no.nav.utsjekk.utboks.UtboksRepository;
import no.nav.utsjekk.utledning.Arbeid;
import no.nav.utsjekk.utledning.Lagring;
import no.nav.utsjekk.utledning.Resultat;
import no.nav.utsjekk.utledning.Utledningssteg;
import no.nav.utsjekk.vakt.Metrics;
import no.nav.utsjekk.vakt.Varsel;
import no.nav.utsjekk.vakt.VarselRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of the routes {@code simulering} and {@code simulering-frist}: dry runs are derived when OS can be asked, and
 * answered exactly once (SIM-6). Nothing of the derivation is kept.
 */
public final class Simuleringssteg {

    private static final Logger LOG = LoggerFactory.getLogger(Simuleringssteg.class);

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final String ROUTE = "simulering";

    /** Whose answers have form v2; the others' have v1 (SIM-7, D32). */
    private static final Set<Fagsystem> FORM_V2 = Set.of(Fagsystem.AAP, Fagsystem.DAGPENGER);

    /**
     * How long things may take.
     *
     * @param os OS may take to answer one question (SIM-17)
     * @param margin for tokens and for the way there and back; the sak is kept for that much longer
     * @param sak a dry run waits for its sak (SIM-11)
     * @param svar answers are kept for those who ask once more
     */
    public record Frister(Duration os, Duration margin, Duration sak, Duration svar) {

        /** The sak is kept for so long for one question. */
        public Duration las() {
            return os.plus(margin);
        }
    }

    private final SimuleringRepository simuleringer;
    private final MeldingRepository meldinger;
    private final Utledningssteg utledning;
    private final Lagring lagring;
    private final UtboksRepository utboks;
    private final VarselRepository varsler;
    private final StatusWriter statuses;
    private final Meldingsformater formater;
    private final Metrics metrics;
    private final Clock clock;
    private final Supplier<UUID> ider;
    private final Frister frister;
    private final Simuleringsfeil feilene;

    public Simuleringssteg(
            SimuleringRepository simuleringer,
            MeldingRepository meldinger,
            Utledningssteg utledning,
            Lagring lagring,
            UtboksRepository utboks,
            VarselRepository varsler,
            StatusWriter statuses,
            Meldingsformater formater,
            Metrics metrics,
            Clock clock,
            Supplier<UUID> ider,
            Frister frister) {
        this.simuleringer = simuleringer;
        this.meldinger = meldinger;
        this.utledning = utledning;
        this.lagring = lagring;
        this.utboks = utboks;
        this.varsler = varsler;
        this.statuses = statuses;
        this.formater = formater;
        this.metrics = metrics;
        this.clock = clock;
        this.ider = ider;
        this.frister = frister;
        this.feilene = new Simuleringsfeil(frister.os());
    }

    /**
     * Derives a dry run from what its sak is now, and keeps the sak's oppdrag back while OS is asked. One that OS need not be
     * asked about is answered (SIM-5).
     *
     * @param arbeid one dry run, or none
     * @param kjoring whose the answer will be
     * @return what to ask; nothing, or one
     */
    public List<Samtale> begynn(List<Arbeid> arbeid, UUID kjoring) {
        return arbeid.stream().flatMap(ett -> begynn(ett, kjoring).stream()).toList();
    }

    /** Tells one attempt from any other. */
    public UUID nyKjoring() {
        return ider.get();
    }

    private Optional<Samtale> begynn(Arbeid arbeid, UUID kjoring) {
        var melding = arbeid.melding();
        if (!simuleringer.venter(melding.id())) {
            return Optional.empty(); // answered while we waited for the sak
        }
        var resultat = utledning.utled(arbeid);
        if (!(resultat instanceof Resultat.Simuleres simuleres)) {
            simuleringer.fjern(melding.id());
            lagring.lagre(List.of(resultat));
            return Optional.empty();
        }
        long sak = melding.sak().orElseThrow(() -> new IllegalStateException("a dry run of no sak"));
        if (!simuleringer.las(sak, kjoring, frister.las())) {
            return Optional.empty(); // a payment came first: whoever answers it wakes us
        }
        var foresporsler = simuleres.oppdrag().stream().map(Foresporsel::av).toList();
        foresporsler.forEach(ForesporselXml::write); // what cannot be written is poison, before anybody is asked
        return Optional.of(Samtale.om(new Oppgave(melding, sak, kjoring, foresporsler)));
    }

    /** Whether there is more to ask. */
    public boolean fortsetter(Samtale samtale) {
        return samtale.runde().fortsetter();
    }

    /** What to ask now. */
    public Sporsmal neste(Samtale samtale) {
        return samtale.runde().neste();
    }

    /** OS has been asked. */
    public Samtale noter(Samtale samtale, Ossvar svar) {
        return samtale.med(svar);
    }

    /** Whether the sak is still kept for whoever wants to ask; it is kept for as long as the question may take. */
    public boolean forny(Sporsmal sporsmal) {
        return sporsmal.las()
                .map(las -> simuleringer.forny(las.sak(), las.kjoring(), frister.las()))
                .orElse(true);
    }

    /** Says what OS said, unless somebody else has taken the dry run meanwhile, and lets the sak's oppdrag go. */
    public void besvar(Samtale samtale) {
        var oppgave = samtale.oppgave();
        meldinger.lockSaker(List.of(oppgave.sak()));
        if (!simuleringer.eier(oppgave.sak(), oppgave.kjoring())) {
            LOG.info(
                    "Melding {}: somebody else has asked OS, this answer is not used",
                    oppgave.melding().id());
            return;
        }
        if (samtale.runde().erOsFerdig()) {
            simuleringer.slipp(oppgave.sak(), oppgave.kjoring());
        } else {
            simuleringer.forlat(oppgave.sak(), oppgave.kjoring());
        }
        if (samtale.runde()
                        .feil()
                        .filter(new Ossvar.Uteblitt(Arsak.AVBRUTT)::equals)
                        .isPresent()
                || !simuleringer.fjern(oppgave.melding().id())) {
            return; // to be asked again, or given up already
        }
        samtale.runde().feil().ifPresentOrElse(feil -> feilet(oppgave, feil), () -> svart(samtale));
    }

    private void feilet(Oppgave oppgave, Ossvar svar) {
        var melding = oppgave.melding();
        avvis(List.of(melding), feilene.av(svar));
        if (Simuleringsfeil.erUkjent(svar)) {
            var feil = (Ossvar.Soapfeil) svar;
            LOG.error("Melding {}: OS answers a simulering with an unknown fault", melding.id());
            varsler.add(List.of(Varsel.ofMelding(
                    Varsel.Type.SIMULERING_UKJENT_FEIL,
                    "OS svarer på en simulering med en feil som ikke er kjent: %s".formatted(feil.faultcode()),
                    melding.id())));
        }
    }

    private void svart(Samtale samtale) {
        var melding = samtale.oppgave().melding();
        var resultat = resultat(melding.fagsystem(), samtale.runde().beregning());
        utboks.add(statuses.simulert(melding.svar(), resultat));
        meldinger.finish(List.of(new Ferdig(melding.id(), true, Optional.empty(), Optional.of(resultat))));
        AfterCommit.run(() -> metrics.svar(melding.fagsystem().name(), "OK"));
    }

    private String resultat(Fagsystem fagsystem, Optional<Beregning> beregning) {
        if (FORM_V2.contains(fagsystem)) {
            return statuses.resultat(
                    beregning.map(b -> ResultatV2.av(b, formater::stonadMed)).orElseGet(ResultatV2::tomt));
        }
        var idag = LocalDate.now(clock.withZone(OSLO));
        return beregning
                .map(b -> statuses.resultat(ResultatV1.av(b, idag)))
                .orElseGet(() -> statuses.noChange(fagsystem));
    }

    private void avvis(List<LagretMelding> avviste, Avvisning avvisning) {
        var error = statuses.error(avvisning, Optional.empty());
        meldinger.finish(avviste.stream()
                .map(m -> new Ferdig(m.id(), false, Optional.of(error)))
                .toList());
        utboks.add(avviste.stream()
                .flatMap(m -> statuses.status(m.svar(), Status.FEILET, Optional.empty(), Optional.of(error)).stream())
                .toList());
        AfterCommit.run(() -> avviste.forEach(m -> metrics.svar(m.fagsystem().name(), "FEILET")));
    }

    /** Gives up a dry run that no try could answer (VAL-19): FEILET and a dead letter. */
    public void giOpp(long id, Exception cause) {
        var melding = meldinger.load(List.of(id)).get(0);
        meldinger.lockSaker(melding.sak().stream().toList());
        if (simuleringer.fjern(id)) {
            lagring.giOpp(melding, ROUTE, cause);
        }
    }

    /** The next dry runs that have waited too long for their sak. */
    public List<Ventende> ventetForLenge(int max) {
        simuleringer.rydd(frister.svar());
        return simuleringer.ventetForLenge(frister.sak(), max);
    }

    /** Refuses those of them whose sak still is busy (SIM-11). */
    public void avvisOpptatte(List<Ventende> ventende) {
        meldinger.lockSaker(ventende.stream().map(Ventende::sak).toList());
        var opptatte = meldinger.load(simuleringer.venterFortsatt(ventende, frister.sak()));
        opptatte.forEach(m -> simuleringer.fjern(m.id()));
        avvis(opptatte, Simuleringsfeil.SAK_OPPTATT);
    }
}
