package no.nav.utsjekk.konsoll;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import no.nav.utsjekk.konsoll.SakshistorieRepository.Kvittering;
import no.nav.utsjekk.konsoll.SakshistorieRepository.Melding;
import no.nav.utsjekk.konsoll.SakshistorieRepository.Oppdrag;
import no.nav.utsjekk.konsoll.SakshistorieRepository.Varsel;

/** What has happened on a sak, told in order: newest first (09 §2.2). */
record Tidslinje(
        List<Melding> meldinger,
        List<Oppdrag> oppdrag,
        List<Kvittering> kvitteringer,
        List<Varsel> varsler,
        List<RevisjonRepository.Linje> handlinger) {

    List<Hendelse> hendelser() {
        return Stream.of(
                        meldinger.stream().flatMap(Tidslinje::av),
                        oppdrag.stream().flatMap(Tidslinje::av),
                        kvitteringer.stream().map(Tidslinje::av),
                        varsler.stream().map(Tidslinje::av),
                        handlinger.stream().map(Tidslinje::av))
                .flatMap(hendelser -> hendelser)
                .sorted(Comparator.comparing(Hendelse::tid).reversed())
                .toList();
    }

    private static Stream<Hendelse> av(Melding melding) {
        var lenke = "/drift/melding/" + melding.id();
        var slag = melding.dryrun() ? "Simulering" : "Melding";
        return Stream.of(
                        Stream.of(new Hendelse(
                                melding.mottatt(),
                                "melding",
                                "info",
                                "%s %d mottatt".formatted(slag, melding.id()),
                                melding.kilde(),
                                lenke)),
                        melding.utledet().stream()
                                .map(tid -> status(melding, tid, "info", "MOTTATT", "oppdrag er utledet")),
                        melding.sendt().stream()
                                .map(tid -> status(melding, tid, "info", "HOS_OPPDRAG", "OS har fått oppdraget")),
                        melding.ferdig().stream()
                                .map(tid -> status(
                                        melding,
                                        tid,
                                        Ord.av(melding.status()).tone(),
                                        melding.status(),
                                        melding.feil())))
                .flatMap(hendelser -> hendelser);
    }

    private static Hendelse status(Melding melding, java.time.Instant tid, String tone, String status, String tekst) {
        return new Hendelse(
                tid,
                "status",
                tone,
                "Status %s for melding %d".formatted(status, melding.id()),
                tekst,
                "/drift/melding/" + melding.id());
    }

    private static Stream<Hendelse> av(Oppdrag oppdrag) {
        return oppdrag.sistOverlevert().stream()
                .map(tid -> new Hendelse(
                        tid,
                        "oppdrag",
                        "info",
                        "Oppdrag %d sendt til OS".formatted(oppdrag.id()),
                        "%s, %d %s%s"
                                .formatted(
                                        oppdrag.fagomrade(),
                                        oppdrag.linjer(),
                                        oppdrag.linjer() == 1 ? "linje" : "linjer",
                                        oppdrag.overleveringer() > 1
                                                ? ", %d. gang".formatted(oppdrag.overleveringer())
                                                : ""),
                        "/drift/oppdrag/" + oppdrag.id()));
    }

    private static Hendelse av(Kvittering kvittering) {
        var grad = kvittering.alvorlighetsgrad().isEmpty() ? "?" : kvittering.alvorlighetsgrad();
        return new Hendelse(
                kvittering.mottatt(),
                "kvittering",
                Ord.av(kvittering.utfall()).tone(),
                "Kvittering %s for oppdrag %d: %s"
                        .formatted(
                                grad,
                                kvittering.oppdrag(),
                                Ord.av(kvittering.utfall()).tekst()),
                Stream.of(kvittering.kodeMelding(), kvittering.beskrMelding(), kvittering.grunn())
                        .filter(tekst -> !tekst.isEmpty())
                        .reduce((a, b) -> a + " " + b)
                        .orElse(""),
                "/drift/oppdrag/" + kvittering.oppdrag());
    }

    private static Hendelse av(Varsel varsel) {
        return new Hendelse(
                varsel.opprettet(),
                "varsel",
                "varsel",
                "Varsel: " + Ord.av(varsel.type()).tekst(),
                varsel.tekst(),
                "");
    }

    private static Hendelse av(RevisjonRepository.Linje handling) {
        var hvem = handling.navn().isEmpty() ? handling.hvem() : "%s (%s)".formatted(handling.navn(), handling.hvem());
        return new Hendelse(
                handling.tidspunkt(),
                "operator",
                Ord.av(handling.utfall()).tone(),
                "%s: %s"
                        .formatted(
                                Ord.av(handling.handling()).tekst(),
                                Ord.av(handling.utfall()).tekst()),
                "%s – «%s» %s"
                        .formatted(hvem, handling.grunn(), handling.resultat())
                        .strip(),
                "/drift/revisjon?hvem=" + handling.hvem());
    }
}
