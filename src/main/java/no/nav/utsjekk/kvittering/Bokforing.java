package no.nav.utsjekk.kvittering;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import no.nav.utsjekk.database.AfterCommit;
import no.nav.utsjekk.kvittering.OppgjorRepository.Avsluttet;
import no.nav.utsjekk.kvittering.OppgjorRepository.Endring;
import no.nav.utsjekk.kvittering.OppgjorRepository.Oppdragsrad;
import no.nav.utsjekk.melding.Ferdig;
import no.nav.utsjekk.melding.HosOppdrag;
import no.nav.utsjekk.melding.MeldingRepository;
import no.nav.utsjekk.sak.Handling;
import no.nav.utsjekk.saker.SakRepository;
import no.nav.utsjekk.status.StatusWriter;
import no.nav.utsjekk.status.StatusWriter.Status;
import no.nav.utsjekk.utboks.UtboksRepository;
import no.nav.utsjekk.utboks.Utgaende;
import no.nav.utsjekk.vakt.Metrics;
import no.nav.utsjekk.vakt.Varsel;
import no.nav.utsjekk.vakt.VarselRepository;

/** Writes what answers have decided: the oppdrag, then the sak's state, then what is said of it (FM-03). */
public final class Bokforing {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final OppgjorRepository oppgjor;
    private final MeldingRepository meldinger;
    private final SakRepository saker;
    private final HosOppdrag hosOppdrag;
    private final UtboksRepository utboks;
    private final VarselRepository varsler;
    private final StatusWriter statuses;
    private final Metrics metrics;

    public Bokforing(
            OppgjorRepository oppgjor,
            MeldingRepository meldinger,
            SakRepository saker,
            HosOppdrag hosOppdrag,
            UtboksRepository utboks,
            VarselRepository varsler,
            StatusWriter statuses,
            Metrics metrics) {
        this.oppgjor = oppgjor;
        this.meldinger = meldinger;
        this.saker = saker;
        this.hosOppdrag = hosOppdrag;
        this.utboks = utboks;
        this.varsler = varsler;
        this.statuses = statuses;
        this.metrics = metrics;
    }

    /** Books decisions on oppdrag that are locked, as their saker are. */
    void bokfor(List<Oppdragsrad> last, List<Endring> endringer) {
        var rader = last.stream().collect(Collectors.toMap(Oppdragsrad::id, Function.identity()));
        oppgjor.update(endringer);
        var godtatte = decided(rader, endringer, Avgjorelse.GODTATT);
        var commits = godtatte.stream().flatMap(Bokforing::commits).toList();
        var publiseres = saker.commit(commits);
        saker.knownByOs(godtatte.stream()
                .map(rad -> new SakRepository.Known(rad.sak(), rad.fagomrade()))
                .toList());
        saker.release(decided(rader, endringer, Avgjorelse.AVVIST).stream()
                .flatMap(Bokforing::commits)
                .map(SakRepository.Commit::uid)
                .toList());
        finish(
                rader,
                endringer,
                commits.stream().filter(c -> publiseres.contains(c.uid())).toList());
    }

    private static List<Oppdragsrad> decided(
            Map<Long, Oppdragsrad> rader, List<Endring> endringer, Avgjorelse avgjorelse) {
        return endringer.stream()
                .filter(e -> e.avgjorelse() == avgjorelse)
                .map(e -> rader.get(e.oppdrag()))
                .toList();
    }

    private static Stream<SakRepository.Commit> commits(Oppdragsrad rad) {
        try {
            var versjoner = StreamSupport.stream(JSON.readTree(rad.versjoner()).spliterator(), false)
                    .toList();
            return IntStream.range(0, versjoner.size()).mapToObj(nr -> commit(rad, versjoner.get(nr), nr));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored versions of oppdrag " + rad.id() + " are no JSON", e);
        }
    }

    private static SakRepository.Commit commit(Oppdragsrad rad, JsonNode versjon, int nr) {
        return new SakRepository.Commit(
                UUID.fromString(versjon.get("uid").textValue()),
                Handling.valueOf(versjon.get("action").textValue()),
                versjon.toString(),
                rad.id(),
                nr);
    }

    private void finish(Map<Long, Oppdragsrad> rader, List<Endring> endringer, List<SakRepository.Commit> commits) {
        var besvarte = endringer.stream()
                .map(e -> rader.get(e.oppdrag()).melding())
                .distinct()
                .toList();
        hosOppdrag.whenAnswered(besvarte);
        var avsluttede = oppgjor.answered(besvarte);
        utboks.add(utbetalinger(rader, commits));
        meldinger.finish(avsluttede.stream()
                .map(a -> new Ferdig(a.mottaker().melding().orElseThrow(), a.ok(), error(a)))
                .toList());
        utboks.add(avsluttede.stream().flatMap(a -> finalStatus(a).stream()).toList());
        varsler.add(avsluttede.stream()
                .filter(Avsluttet::delvis)
                .map(a -> Varsel.ofMelding(
                        Varsel.Type.DELVIS_GODTATT,
                        "OS har godtatt en del av en melding og avvist resten; det godtatte blir betalt",
                        a.mottaker().melding().orElseThrow()))
                .toList());
        AfterCommit.run(() ->
                avsluttede.forEach(a -> metrics.svar(a.mottaker().fagsystem().name(), a.ok() ? "OK" : "FEILET")));
    }

    private List<Utgaende> utbetalinger(Map<Long, Oppdragsrad> rader, List<SakRepository.Commit> commits) {
        var mottakere = oppgjor.recipients(commits.stream()
                .map(c -> rader.get(c.oppdrag()).melding())
                .distinct()
                .toList());
        return commits.stream()
                .map(c -> statuses.utbetaling(
                        mottakere.get(rader.get(c.oppdrag()).melding()), c.uid().toString(), c.versjon()))
                .toList();
    }

    private List<Utgaende> finalStatus(Avsluttet avsluttet) {
        return statuses.status(
                avsluttet.mottaker(),
                avsluttet.ok() ? Status.OK : Status.FEILET,
                Optional.of(avsluttet.detaljer()),
                error(avsluttet));
    }

    private Optional<String> error(Avsluttet avsluttet) {
        return OsSvar.av(avsluttet.svar()).map(svar -> statuses.osError(svar.statuskode(), svar.tekst(), svar.dok()));
    }
}
