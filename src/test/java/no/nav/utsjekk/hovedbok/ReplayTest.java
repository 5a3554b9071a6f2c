package no.nav.utsjekk.hovedbok;

import static no.nav.utsjekk.hovedbok.Saksbilde.Tilstand.AVVIST;
import static no.nav.utsjekk.hovedbok.Saksbilde.Tilstand.GODTATT;
import static no.nav.utsjekk.hovedbok.Saksbilde.Tilstand.HOLDT;
import static no.nav.utsjekk.hovedbok.Saksbilde.Tilstand.SENDT;
import static no.nav.utsjekk.hovedbok.Saksliv.U1;
import static no.nav.utsjekk.hovedbok.Saksliv.U2;
import static no.nav.utsjekk.hovedbok.Saksliv.U3;
import static no.nav.utsjekk.hovedbok.Saksliv.betal;
import static no.nav.utsjekk.hovedbok.Saksliv.dag;
import static no.nav.utsjekk.hovedbok.Saksliv.opphor;
import static no.nav.utsjekk.hovedbok.Saksliv.overtatt;
import static no.nav.utsjekk.hovedbok.Saksliv.perioder;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.nav.utsjekk.hovedbok.Saksbilde.Post;
import no.nav.utsjekk.hovedbok.Saksbilde.Rad;
import no.nav.utsjekk.hovedbok.Saksbilde.Tilstand;
import no.nav.utsjekk.osmodell.Ordre;
import no.nav.utsjekk.sak.Fagomrade;
import no.nav.utsjekk.sak.Handling;
import no.nav.utsjekk.sak.LinjeId;
import no.nav.utsjekk.sak.Periode;
import no.nav.utsjekk.sak.Utbetaling;
import org.junit.jupiter.api.Test;

/** What the ledger says of a sak. Days are days of June 2024; the 3rd is a Monday. */
class ReplayTest {

    @Test
    void tells_what_OS_pays_for_each_utbetaling_in_its_fagomrade() {
        var liv = new Saksliv();
        liv.motta(GODTATT, betal(U1, "3-7@100, 10-14@100, 17-21@200"), betal(U2, "1-30@5000"), betal(U3, "3-14@900"));

        var bok = liv.bok();

        assertThat(bok.kjent()).isTrue();
        assertThat(bok.stemmer()).isTrue();
        assertThat(bok.fagomrader())
                .extracting(Fagomradebok::fagomrade)
                .containsExactly(Fagomrade.TILLSTLM, Fagomrade.TILLSTBO);
        assertThat(konto(bok, U1).osBetaler())
                .as("neighbours are one, also over a weekend")
                .containsExactly(betaling(3, 14, 100, "DAG"), betaling(17, 21, 200, "DAG"));
        assertThat(konto(bok, U1).skalBetale()).hasSize(3);
        assertThat(konto(bok, U1).kjede()).hasSize(3);
        assertThat(konto(bok, U2).osBetaler()).containsExactly(betaling(1, 30, 5000, "MND"));
        assertThat(konto(bok, U3).osBetaler()).containsExactly(betaling(3, 14, 900, "ENG"));
        assertThat(bok.fagomrader()).extracting(Fagomradebok::godtatte).containsExactly(1, 1);
        assertThat(konto(bok, U1).overtatt()).isFalse();
    }

    @Test
    void what_OS_has_refused_or_not_answered_is_not_paid() {
        var liv = new Saksliv();
        liv.motta(GODTATT, betal(U1, "3-7@100"));
        liv.motta(AVVIST, betal(U1, "3-7@200"));
        liv.motta(SENDT, betal(U1, "3-5@100"));

        var bok = liv.bok();

        assertThat(bok.stemmer()).isTrue();
        assertThat(konto(bok, U1).osBetaler()).containsExactly(betaling(3, 7, 100, "DAG"));
        assertThat(bok.ubesvarte()).singleElement().satisfies(ubesvart -> {
            assertThat(ubesvart.oppdrag()).isEqualTo(3);
            assertThat(ubesvart.tilstand()).isEqualTo("SENDT");
            assertThat(ubesvart.linjer()).containsExactly(U1 + ": opphør fra 2024-06-06");
        });
    }

    @Test
    void a_sak_with_nothing_accepted_yet_pays_nothing() {
        var liv = new Saksliv();
        liv.motta(HOLDT, betal(U1, "3-7@100"), betal(U3, "3-3@900"));

        var bok = liv.bok();

        assertThat(bok.kjent()).isTrue();
        assertThat(bok.stemmer()).isTrue();
        assertThat(bok.fagomrader()).isEmpty();
        assertThat(bok.ubesvarte()).singleElement().satisfies(u -> assertThat(u.linjer())
                .containsExactly(
                        U1 + ": 2024-06-03 til 2024-06-07 100 kr per ukedag", U3 + ": 2024-06-03 900 kr én gang"));
    }

    @Test
    void what_is_ended_and_begun_again_is_one_chain() {
        var liv = new Saksliv();
        liv.motta(GODTATT, betal(U1, "3-7@100"));
        liv.motta(GODTATT, opphor(U1));
        assertThat(konto(liv.bok(), U1).osBetaler()).isEmpty();
        assertThat(konto(liv.bok(), U1).skalBetale()).isEmpty();
        assertThat(liv.bok().stemmer()).isTrue();

        liv.motta(GODTATT, betal(U1, "3-7@100"));

        assertThat(konto(liv.bok(), U1).kjede()).hasSize(2);
        assertThat(konto(liv.bok(), U1).stemmer()).isTrue();
    }

    // --- somebody has changed the database

    @Test
    void tells_day_by_day_what_OS_pays_instead_of_what_the_version_asks_for() {
        var liv = new Saksliv();
        liv.motta(GODTATT, betal(U1, "3-14@100"));

        var bok = Replay.av(liv.bilde(v -> med(v, perioder("3-5@100, 6-7@150, 12-17@100"))));

        assertThat(bok.stemmer()).isFalse();
        assertThat(konto(bok, U1).avvik())
                .containsExactly(
                        "2024-06-06 til 2024-06-07: skal betale 150 kr per ukedag, OS betaler 100 kr per ukedag",
                        "2024-06-08 til 2024-06-11: skal betale ingenting, OS betaler 100 kr per ukedag",
                        "2024-06-15 til 2024-06-17: skal betale 100 kr per ukedag, OS betaler ingenting");
    }

    @Test
    void a_version_that_ends_in_another_line_than_the_chain_is_told() {
        var liv = new Saksliv();
        liv.motta(GODTATT, betal(U1, "3-7@100, 10-14@200"));
        var siste = liv.sak().utbetalinger().get(0).sisteLinje().delytelseId();
        var forste = liv.poster().get(0).linjer().get(0).linje().delytelseId();

        assertThat(konto(Replay.av(liv.bilde(v -> med(v, new LinjeId(forste)))), U1)
                        .avvik())
                .containsExactly("Versjonen sier at siste linje er %s, hos OS er det %s".formatted(forste, siste));
        assertThat(konto(Replay.av(liv.bilde(v -> med(v, new LinjeId("ukjent")))), U1)
                        .avvik())
                .containsExactly("Versjonen sier at siste linje er ukjent, hos OS er det " + siste);
    }

    @Test
    void an_accepted_oppdrag_that_is_said_to_be_refused_is_told() {
        var liv = new Saksliv();
        liv.motta(GODTATT, betal(U1, "3-7@100"));
        liv.motta(GODTATT, betal(U1, "3-7@100, 10-14@200"));
        var nyLinje = liv.poster().get(1).linjer().get(0).linje().delytelseId();

        var siste = Replay.av(liv.medPoster(post -> post.id() == 2 ? med(post, AVVIST) : post));
        assertThat(konto(siste, U1).avvik())
                .containsExactly(
                        "Versjonen sier at siste linje er %s, hos OS er det %s"
                                .formatted(
                                        nyLinje,
                                        liv.poster()
                                                .get(0)
                                                .linjer()
                                                .get(0)
                                                .linje()
                                                .delytelseId()),
                        "2024-06-10 til 2024-06-14: skal betale 200 kr per ukedag, OS betaler ingenting");

        var forste = Replay.av(liv.medPoster(post -> post.id() == 1 ? med(post, AVVIST) : post));
        assertThat(forste.avvik())
                .containsExactly(
                        "Oppdrag 2 er godtatt, men bryter OS' regler: BB50030F Referert vedtak/linje ikke funnet");
        assertThat(konto(forste, U1).avvik())
                .startsWith("OS har ikke godtatt linje %s, som versjonen sier er den siste".formatted(nyLinje));
    }

    @Test
    void a_chain_that_no_utbetaling_has_is_told() {
        var liv = new Saksliv();
        liv.motta(GODTATT, betal(U1, "3-7@100"), betal(U3, "3-7@900"));
        var siste = liv.sak().utbetalinger().get(0).sisteLinje().delytelseId();

        var bok = Replay.av(liv.bilde(liv.sak().utbetalinger().subList(1, 2), liv.poster()));

        assertThat(bok.avvik())
                .containsExactly(
                        "2024-06-03 til 2024-06-07: OS betaler 100 kr per ukedag på linje %s i TILLSTLM, som ingen utbetaling har"
                                .formatted(siste));
        assertThat(konto(bok, U3).stemmer()).isTrue();
    }

    @Test
    void a_chain_that_two_utbetalinger_have_is_told() {
        var liv = new Saksliv();
        liv.motta(GODTATT, betal(U1, "3-7@100"), betal(U3, "3-7@900"));
        var linje = liv.sak().utbetalinger().get(0).sisteLinje();

        var bok = Replay.av(liv.bilde(v -> v.uid().equals(U3) ? med(v, linje) : v));

        assertThat(konto(bok, U3).avvik()).contains("Kjeden hører til en annen utbetaling også");
        assertThat(bok.avvik()).singleElement().asString().contains("OS betaler 900 kr én gang");
    }

    @Test
    void lines_in_the_table_that_are_not_those_that_were_sent_are_told() {
        var liv = new Saksliv();
        liv.motta(GODTATT, betal(U1, "3-7@100"));

        liv.motta(GODTATT, betal(U1, "3-7@200"));

        var bok = Replay.av(liv.medPoster(post -> med(post, List.of())));

        assertThat(bok.avvik())
                .containsExactly(
                        "Oppdrag 1: linjene i databasen er ikke de som ble sendt til OS",
                        "Oppdrag 2: linjene i databasen er ikke de som ble sendt til OS");
        assertThat(konto(bok, U1).osBetaler())
                .as("OS pays by the document")
                .containsExactly(betaling(3, 7, 200, "DAG"));
        assertThat(konto(bok, U1).overtatt()).isFalse();
        assertThat(konto(bok, U1).kjede()).hasSize(2);
    }

    @Test
    void a_document_that_cannot_be_read_or_is_about_something_else_is_told() {
        var liv = new Saksliv();
        liv.motta(GODTATT, betal(U1, "3-7@100"));
        var ordre = liv.poster().get(0).sendt().orElseThrow();
        var tekst = "Oppdrag 1: dokumentet kan ikke leses som et oppdrag på saken";

        for (var sendt : List.of(
                Optional.<Ordre>empty(),
                Optional.of(new Ordre(ordre.kodeEndring(), "TILLSTBO", "SAK-1", Optional.empty(), ordre.linjer())),
                Optional.of(new Ordre(ordre.kodeEndring(), "TILLSTLM", "SAK-2", Optional.empty(), ordre.linjer())))) {
            var bok = Replay.av(liv.medPoster(post -> medDokument(post, sendt)));

            assertThat(bok.avvik()).containsExactly(tekst);
            assertThat(konto(bok, U1).avvik())
                    .endsWith("2024-06-03 til 2024-06-07: skal betale 100 kr per ukedag, OS betaler ingenting");
        }
    }

    @Test
    void FM_09_what_OS_has_answered_against_itself_is_told() {
        var liv = new Saksliv();
        liv.motta(AVVIST, betal(U1, "3-7@100"));

        var bok = Replay.av(liv.medPoster(post -> motsagt(post, "00", "")));

        assertThat(bok.avvik())
                .containsExactly(
                        "Oppdrag 1 er AVVIST, men OS har også svart 00, som er parkert: hva OS betaler, er usikkert",
                        "Oppdrag 1 er AVVIST, men OS har også svart noe annet, som er parkert: hva OS betaler, er usikkert");
        assertThat(bok.stemmer()).isFalse();
    }

    @Test
    void FM_22_a_sak_that_has_forgotten_what_OS_knows_is_told() {
        var liv = new Saksliv();
        liv.motta(GODTATT, betal(U1, "3-7@100"));
        liv.motta(GODTATT, opphor(U1));
        var bilde = liv.bilde(List.of(), liv.poster());

        assertThat(Replay.av(bilde).avvik()).isEmpty();
        assertThat(Replay.av(new Saksbilde(
                                bilde.fagsystem(),
                                bilde.sakId(),
                                Set.of(),
                                bilde.versjoner(),
                                List.of(),
                                bilde.oppdrag(),
                                bilde.forsteVersjoner(),
                                0))
                        .avvik())
                .containsExactly("Saken sier ikke at OS kjenner TILLSTLM: neste oppdrag blir NY, og OS avviser det");
    }

    @Test
    void a_version_that_cannot_be_read_is_told() {
        var liv = new Saksliv();
        liv.motta(GODTATT, betal(U1, "3-7@100"));
        var bilde = liv.bilde();

        var bok = Replay.av(new Saksbilde(
                bilde.fagsystem(),
                bilde.sakId(),
                bilde.kjentHosOs(),
                List.of(),
                List.of(U1),
                bilde.oppdrag(),
                bilde.forsteVersjoner(),
                0));

        assertThat(bok.avvik()).contains("Utbetaling %s: versjonen kan ikke leses".formatted(U1));
    }

    @Test
    void OS_10_an_avvent_that_OS_has_let_go_since_is_no_avvik() {
        var liv = new Saksliv();
        liv.motta(GODTATT, betal(U1, "3-7@100"));
        liv.motta(GODTATT, betal(U1, "3-7@200"));

        var bok = Replay.av(liv.medPoster(post -> medDokument(
                post,
                post.sendt()
                        .map(o -> new Ordre(
                                o.kodeEndring(),
                                o.fagomrade(),
                                o.fagsystemId(),
                                Optional.of(new Ordre.Avvent(dag((int) post.id()), dag(20), false)),
                                o.linjer())))));

        assertThat(bok.stemmer()).as(bok.toString()).isTrue();
    }

    // --- saker that were somebody else's before

    @Test
    void a_version_that_was_taken_over_and_never_changed_is_as_given() {
        var liv = new Saksliv(overtatt(U1, Handling.CREATE, Optional.empty(), perioder("3-14@100, 10-21@200")));
        liv.motta(GODTATT, betal(U3, "3-7@900"));

        var konto = konto(liv.bok(), U1);

        assertThat(konto.overtatt()).isTrue();
        assertThat(konto.ukjent()).isFalse();
        assertThat(konto.stemmer()).isTrue();
        assertThat(konto.osBetaler())
                .as("FM-25: in a chain the one that begins later wins")
                .containsExactly(betaling(3, 9, 100, "DAG"), betaling(10, 21, 200, "DAG"));
        assertThat(konto.kjede()).containsExactly("S#1");
        assertThat(liv.bok().stemmer()).isTrue();
        assertThat(liv.bok().fagomrader().get(0).godtatte()).isEqualTo(1);
    }

    @Test
    void FM_54_a_version_that_was_taken_over_without_perioder_can_be_ended_and_paid_again() {
        var liv = new Saksliv(overtatt(U1, Handling.CREATE, Optional.of("3-7@100"), List.of()));
        assertThat(liv.bok().stemmer()).isTrue();
        assertThat(konto(liv.bok(), U1).osBetaler()).isEmpty();
        assertThat(konto(liv.bok(), U1).ukjent()).isTrue();

        liv.motta(GODTATT, opphor(U1));
        assertThat(konto(liv.bok(), U1).ukjent()).isFalse();
        assertThat(liv.bok().stemmer()).as(liv.bok().toString()).isTrue();

        liv.motta(GODTATT, betal(U1, "10-14@200"));
        assertThat(liv.bok().stemmer()).as(liv.bok().toString()).isTrue();
        assertThat(konto(liv.bok(), U1).osBetaler()).containsExactly(betaling(10, 14, 200, "DAG"));
        assertThat(konto(liv.bok(), U1).overtatt()).isTrue();
    }

    @Test
    void what_a_chain_paid_before_our_first_oppdrag_is_taken_as_given_and_the_rest_is_not() {
        var liv = new Saksliv(overtatt(U1, Handling.UPDATE, Optional.of("17-21@300"), perioder("3-7@100, 10-14@200")));
        liv.motta(GODTATT, betal(U1, "3-7@100, 10-12@200"));

        assertThat(konto(liv.bok(), U1).osBetaler())
                .containsExactly(betaling(3, 7, 100, "DAG"), betaling(10, 12, 200, "DAG"));
        assertThat(liv.bok().stemmer()).as(liv.bok().toString()).isTrue();
        assertThat(konto(liv.bok(), U1).kjede()).containsExactly("S#1");

        liv.motta(GODTATT, betal(U1, "4-6@100"));
        assertThat(liv.bok().stemmer()).as(liv.bok().toString()).isTrue();

        var endret = Replay.av(liv.bilde(v -> med(v, perioder("4-6@101"))));
        assertThat(konto(endret, U1).avvik())
                .containsExactly(
                        "2024-06-04 til 2024-06-06: skal betale 101 kr per ukedag, OS betaler 100 kr per ukedag");
    }

    @Test
    void what_our_first_oppdrag_was_to_pay_is_not_taken_as_given() {
        var liv = new Saksliv(overtatt(U1, Handling.CREATE, Optional.empty(), perioder("3-7@100")));
        liv.motta(GODTATT, betal(U1, "3-7@100, 10-14@200"));

        var bok = Replay.av(liv.medPoster(post -> medDokument(post, Optional.empty())));

        assertThat(konto(bok, U1).avvik())
                .endsWith("2024-06-10 til 2024-06-14: skal betale 200 kr per ukedag, OS betaler ingenting");
        assertThat(konto(bok, U1).osBetaler()).containsExactly(betaling(3, 7, 100, "DAG"));
    }

    @Test
    void DER_7_an_opphor_of_a_taken_over_line_that_contradicts_the_one_before_is_told() {
        var liv = new Saksliv(overtatt(U1, Handling.CREATE, Optional.of("17-21@300"), perioder("3-7@100, 10-14@200")));
        liv.motta(GODTATT, betal(U1, "3-7@100, 10-12@200"));
        liv.motta(GODTATT, betal(U1, "3-5@100"));

        var bok = Replay.av(liv.medPoster(post -> post.id() == 1 ? post : annenSats(post)));

        assertThat(bok.avvik())
                .containsExactly("Oppdrag 2 er godtatt, men bryter OS' regler: "
                        + "BB50031F Må ha nytt vedtak når Sats/Type/Vedtak-fom endres");
    }

    @Test
    void an_utbetaling_that_was_ended_before_we_took_it_over_pays_what_we_have_asked_for_since() {
        var liv = new Saksliv(overtatt(U2, Handling.DELETE, Optional.empty(), perioder("1-30@5000")));
        assertThat(konto(liv.bok(), U2).osBetaler()).isEmpty();
        assertThat(konto(liv.bok(), U2).skalBetale()).isEmpty();

        liv.motta(GODTATT, betal(U2, "1-15@5000"));

        assertThat(liv.bok().stemmer()).as(liv.bok().toString()).isTrue();
        assertThat(konto(liv.bok(), U2).osBetaler()).containsExactly(betaling(1, 15, 5000, "MND"));
        assertThat(konto(liv.bok(), U2).kjede()).startsWith("S#2").hasSize(2);
    }

    @Test
    void a_new_utbetaling_on_a_sak_that_OS_has_from_before_is_no_avvik() {
        var liv = new Saksliv(overtatt(U3, Handling.DELETE, Optional.empty(), perioder("3-7@900")));
        liv.motta(GODTATT, betal(U1, "3-7@100"));

        assertThat(liv.poster().get(0).sendt().orElseThrow().kodeEndring()).isEqualTo(Ordre.KodeEndring.ENDR);
        assertThat(liv.bok().stemmer()).as(liv.bok().toString()).isTrue();
        assertThat(konto(liv.bok(), U1).overtatt()).isFalse();
        assertThat(konto(liv.bok(), U3).overtatt()).isTrue();
    }

    private static Konto konto(Hovedbok bok, UUID uid) {
        return bok.fagomrader().stream()
                .flatMap(fagomrade -> fagomrade.kontoer().stream())
                .filter(konto -> konto.uid().equals(uid))
                .findFirst()
                .orElseThrow();
    }

    private static Betaling betaling(int fom, int tom, long belop, String satstype) {
        return new Betaling(dag(fom), dag(tom), BigDecimal.valueOf(belop), satstype);
    }

    private static Utbetaling med(Utbetaling v, List<Periode> perioder) {
        return kopi(v, v.sisteLinje(), perioder);
    }

    private static Utbetaling med(Utbetaling v, LinjeId sisteLinje) {
        return kopi(v, sisteLinje, v.perioder());
    }

    private static Utbetaling kopi(Utbetaling v, LinjeId sisteLinje, List<Periode> perioder) {
        return new Utbetaling(
                v.uid(),
                v.nokkel(),
                v.fagomrade(),
                v.handling(),
                v.forstePaSak(),
                v.sakId(),
                v.behandlingId(),
                sisteLinje,
                v.sistePeriode(),
                v.personident(),
                v.vedtakstidspunkt(),
                v.stonad(),
                v.beslutter(),
                v.saksbehandler(),
                v.periodetype(),
                v.avvent(),
                perioder);
    }

    private static Post med(Post post, Tilstand tilstand) {
        return kopi(post, tilstand, post.sendt(), post.linjer(), List.of());
    }

    private static Post med(Post post, List<Rad> linjer) {
        return kopi(post, post.tilstand(), post.sendt(), linjer, List.of());
    }

    private static Post medDokument(Post post, Optional<Ordre> sendt) {
        return kopi(post, post.tilstand(), sendt, post.linjer(), List.of());
    }

    private static Post motsagt(Post post, String... grader) {
        return kopi(post, post.tilstand(), post.sendt(), post.linjer(), List.of(grader));
    }

    private static Post annenSats(Post post) {
        var linjer = post.linjer().stream()
                .map(rad -> new Rad(
                        rad.uid(),
                        new no.nav.utsjekk.osmodell.Linje(
                                rad.linje().kodeEndringLinje(),
                                rad.linje().opphorFom(),
                                rad.linje().delytelseId(),
                                rad.linje().klassekode(),
                                rad.linje().datoKlassifikFom(),
                                rad.linje().fom(),
                                rad.linje().tom(),
                                rad.linje().sats().add(BigDecimal.ONE),
                                rad.linje().typeSats(),
                                rad.linje().refFagsystemId(),
                                rad.linje().refDelytelseId())))
                .toList();
        var ordre = post.sendt()
                .map(o -> new Ordre(
                        o.kodeEndring(),
                        o.fagomrade(),
                        o.fagsystemId(),
                        o.avvent(),
                        linjer.stream().map(Rad::linje).toList()));
        return kopi(post, post.tilstand(), ordre, linjer, List.of());
    }

    private static Post kopi(
            Post post, Tilstand tilstand, Optional<Ordre> sendt, List<Rad> linjer, List<String> motsagt) {
        return new Post(
                post.id(),
                post.fagomrade(),
                tilstand,
                post.utledet(),
                post.overleveringer(),
                sendt.filter(ordre -> tilstand == GODTATT),
                linjer,
                motsagt);
    }
}
