package no.nav.utsjekk.hovedbok;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import no.nav.utsjekk.hovedbok.Saksbilde.Post;
import no.nav.utsjekk.hovedbok.Saksbilde.Rad;
import no.nav.utsjekk.hovedbok.Saksbilde.Tilstand;
import no.nav.utsjekk.oppdrag.xml.OppdragXml;
import no.nav.utsjekk.osmodell.Linje;
import no.nav.utsjekk.osmodell.Ordre.KodeEndring;
import no.nav.utsjekk.sak.Fagomrade;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.sak.Handling;
import no.nav.utsjekk.sak.LinjeId;
import no.nav.utsjekk.sak.Melding;
import no.nav.utsjekk.sak.Omfang;
import no.nav.utsjekk.sak.Onske;
import no.nav.utsjekk.sak.Oppdrag;
import no.nav.utsjekk.sak.Oppdragslinje;
import no.nav.utsjekk.sak.Periode;
import no.nav.utsjekk.sak.Periodetype;
import no.nav.utsjekk.sak.Sak;
import no.nav.utsjekk.sak.Stonad;
import no.nav.utsjekk.sak.Utbetaling;
import no.nav.utsjekk.sak.Utfall;
import no.nav.utsjekk.sak.Utledning;

/**
 * A sak of tilleggsstønader over time: the core derives oppdrag, OS answers as the test wants, and {@link #bilde} is what the
 * database would have of it. Documents are written and read as they are in the product.
 *
 * <p>Perioder are written {@code 3-14@100}: days of June 2024, the 3rd a Monday, and kroner.
 */
final class Saksliv {

    static final String SAK_ID = "SAK-1";
    static final UUID U1 = new UUID(0, 1);
    static final UUID U2 = new UUID(0, 2);
    static final UUID U3 = new UUID(0, 3);

    /** Two fagområder, three periodetyper. */
    static final Map<UUID, Mal> MALER = Map.of(
            U1, new Mal(Fagomrade.TILLSTLM, new Stonad("LÆREMIDLER_AAP", "TSLMASISP2-OP"), Periodetype.UKEDAG),
            U2, new Mal(Fagomrade.TILLSTBO, new Stonad("BOUTGIFTER_AAP", "TSBUASISP2-OP"), Periodetype.MND),
            U3, new Mal(Fagomrade.TILLSTLM, new Stonad("LÆREMIDLER_ENSLIG", "TSLMENSP2-OP"), Periodetype.EN_GANG));

    private final List<Post> poster = new ArrayList<>();
    private final Map<UUID, Utbetaling> forsteVersjoner = new HashMap<>();
    private Sak sak;
    private long sisteId;

    record Mal(Fagomrade fagomrade, Stonad stonad, Periodetype periodetype) {}

    Saksliv(Utbetaling... overtatte) {
        sak = new Sak(Fagsystem.TILLEGGSSTØNADER, SAK_ID, Set.of(), List.of(overtatte), Map.of(), Map.of());
    }

    static Onske betal(UUID uid, String perioder) {
        return betal(uid, perioder(perioder));
    }

    static Onske betal(UUID uid, List<Periode> perioder) {
        var mal = MALER.get(uid);
        return new Onske.Utbetal(uid, mal.fagomrade(), mal.stonad(), mal.periodetype(), perioder);
    }

    static Onske opphor(UUID uid) {
        return new Onske.Opphor(uid, Onske.Opphorsform.DELETE);
    }

    /** A version that is not made by any oppdrag of ours; its chain ends in the line {@code S#<uid>}. */
    static Utbetaling overtatt(UUID uid, Handling handling, Optional<String> sistePeriode, List<Periode> perioder) {
        var mal = MALER.get(uid);
        return new Utbetaling(
                uid,
                "T0",
                mal.fagomrade(),
                handling,
                true,
                SAK_ID,
                "B0",
                new LinjeId("S#" + uid.getLeastSignificantBits()),
                sistePeriode.map(tekst -> perioder(tekst).get(0)),
                "12345678910",
                LocalDateTime.of(2024, 5, 1, 9, 0),
                mal.stonad(),
                "Y0",
                "Z0",
                mal.periodetype(),
                Optional.empty(),
                perioder);
    }

    static List<Periode> perioder(String tekst) {
        return tekst.isBlank()
                ? List.of()
                : Arrays.stream(tekst.split(", *")).map(Saksliv::periode).toList();
    }

    private static Periode periode(String tekst) {
        var deler = tekst.split("[-@]");
        return new Periode(
                dag(Integer.parseInt(deler[0])),
                dag(Integer.parseInt(deler[1])),
                Long.parseLong(deler[2]),
                Optional.empty(),
                Optional.empty());
    }

    static LocalDate dag(int dag) {
        return LocalDate.of(2024, 6, dag);
    }

    /** A melding that leaves what it does not mention. OS answers its oppdrag with this. */
    Utfall motta(Tilstand svar, Onske... onsker) {
        return motta(Omfang.NEVNTE, List.of(svar, svar), List.of(onsker));
    }

    /** @param svar of OS to the first and the second oppdrag that come of it */
    Utfall motta(Omfang omfang, List<Tilstand> svar, List<Onske> onsker) {
        var melding = new Melding(
                "T1",
                Fagsystem.TILLEGGSSTØNADER,
                SAK_ID,
                "B1",
                "12345678910",
                LocalDateTime.of(2024, 9, 1, 10, 0),
                "Z1",
                "Y1",
                Optional.empty(),
                false,
                omfang,
                onsker);
        var utfall = Utledning.utled(sak, melding, () -> new UUID(1, ++sisteId), LocalDateTime.of(2024, 9, 2, 13, 37));
        if (utfall instanceof Utfall.Endret endret) {
            for (int i = 0; i < endret.oppdrag().size(); i++) {
                besvar(endret.oppdrag().get(i), svar.get(i));
            }
        }
        return utfall;
    }

    private void besvar(Oppdrag oppdrag, Tilstand svar) {
        var godtatt = svar == Tilstand.GODTATT;
        poster.add(new Post(
                poster.size() + 1L,
                oppdrag.fagomrade(),
                svar,
                oppdrag.utledet(),
                1,
                Optional.of(Oppdragsleser.les(OppdragXml.write(oppdrag))).filter(ordre -> godtatt),
                oppdrag.linjer().stream().map(Saksliv::rad).toList(),
                List.of()));
        if (godtatt) {
            var versjoner = new LinkedHashMap<UUID, Utbetaling>();
            sak.utbetalinger().forEach(u -> versjoner.put(u.uid(), u));
            oppdrag.versjoner().forEach(u -> versjoner.put(u.uid(), u));
            oppdrag.versjoner().forEach(u -> forsteVersjoner.putIfAbsent(u.uid(), u));
            sak = new Sak(
                    sak.fagsystem(), SAK_ID, sak.kjentHosOs(), List.copyOf(versjoner.values()), Map.of(), Map.of());
        }
    }

    private static Rad rad(Oppdragslinje linje) {
        return new Rad(
                linje.uid(),
                new Linje(
                        linje.erNy() ? KodeEndring.NY : KodeEndring.ENDR,
                        linje.opphorFom(),
                        linje.id().delytelseId(),
                        linje.klassekode(),
                        Optional.of(linje.fom()),
                        linje.fom(),
                        linje.tom(),
                        BigDecimal.valueOf(linje.sats()),
                        linje.periodetype().satstype(),
                        linje.forrige().map(forrige -> SAK_ID),
                        linje.forrige().map(LinjeId::delytelseId)));
    }

    Sak sak() {
        return sak;
    }

    Saksbilde bilde() {
        return bilde(versjon -> versjon);
    }

    /** With versions that somebody has changed behind our back. */
    Saksbilde bilde(UnaryOperator<Utbetaling> versjoner) {
        return bilde(sak.utbetalinger().stream().map(versjoner).toList(), poster);
    }

    /** With oppdrag that somebody has changed behind our back. */
    Saksbilde medPoster(UnaryOperator<Post> endring) {
        return bilde(sak.utbetalinger(), poster.stream().map(endring).toList());
    }

    Saksbilde bilde(List<Utbetaling> versjoner, List<Post> poster) {
        return new Saksbilde(
                sak.fagsystem(), SAK_ID, sak.kjentHosOs(), versjoner, List.of(), poster, forsteVersjoner, 0);
    }

    List<Post> poster() {
        return List.copyOf(poster);
    }

    Hovedbok bok() {
        return Replay.av(bilde());
    }
}
