package no.nav.utsjekk.sak;

import static no.nav.utsjekk.sak.Onske.Opphorsform.DELETE;
import static no.nav.utsjekk.sak.Onske.Opphorsform.FAKE_DELETE;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the meldinger of a fagsystem can hold (02 §3, §8), and one that uses all that the core understands. */
enum Produsent {
    AAP(
            Fagsystem.AAP,
            List.of(Omfang.HELE_SAKEN_DELETE),
            List.of(),
            List.of(
                    mal(1, Fagomrade.AAP, "AAPOR", Periodetype.UKEDAG),
                    mal(2, Fagomrade.AAP, "AAPOR", Periodetype.UKEDAG),
                    mal(3, Fagomrade.AAP, "AAPOR", Periodetype.UKEDAG))),
    DAGPENGER(
            Fagsystem.DAGPENGER,
            List.of(Omfang.HELE_SAKEN_FAKE_DELETE),
            List.of(),
            List.of(
                    mal(1, Fagomrade.DP, "DAGPENGER", Periodetype.UKEDAG),
                    mal(2, Fagomrade.DP, "DAGPENGERFERIE", Periodetype.EN_GANG),
                    mal(3, Fagomrade.DP, "DAGPENGER", Periodetype.UKEDAG))),
    TILTAKSPENGER(
            Fagsystem.TILTAKSPENGER,
            List.of(Omfang.HELE_SAKEN_DELETE),
            List.of(),
            List.of(
                    mal(1, Fagomrade.TILTPENG, "TPTPAFT", Periodetype.UKEDAG),
                    mal(2, Fagomrade.TILTPENG, "TPBTAF", Periodetype.UKEDAG),
                    mal(3, Fagomrade.TILTPENG, "TPTPATT", Periodetype.UKEDAG))),
    TILLEGGSSTONADER(
            Fagsystem.TILLEGGSSTØNADER,
            List.of(Omfang.NEVNTE),
            List.of(DELETE),
            List.of(
                    mal(1, Fagomrade.TILLSTLM, "TSLMASISP3-OP", Periodetype.UKEDAG),
                    mal(2, Fagomrade.TILLSTBO, "TSBUASIA-OP", Periodetype.MND),
                    mal(3, Fagomrade.TILLSTLM, "TSLMASISP2-OP", Periodetype.EN_GANG),
                    mal(4, Fagomrade.TILLST, "TSLMASISP3-OP", Periodetype.MND))),
    HISTORISK(
            Fagsystem.HISTORISK,
            List.of(Omfang.NEVNTE),
            List.of(DELETE),
            List.of(
                    mal(1, Fagomrade.HELSREF, "HJRIM", Periodetype.UKEDAG),
                    mal(2, Fagomrade.HELSREF, "HJRIM", Periodetype.EN_GANG))),
    VALP(
            Fagsystem.VALP,
            List.of(Omfang.NEVNTE),
            List.of(FAKE_DELETE),
            List.of(
                    mal(1, Fagomrade.TILSOPP, "TILSKUDD1", Periodetype.EN_GANG),
                    mal(2, Fagomrade.TILSOPP, "TILSKUDD2", Periodetype.EN_GANG))),
    ALT(
            Fagsystem.TILLEGGSSTØNADER,
            List.of(Omfang.values()),
            List.of(Onske.Opphorsform.values()),
            TILLEGGSSTONADER.maler);

    final Fagsystem fagsystem;
    final List<Omfang> omfang;
    final List<Onske.Opphorsform> former;
    final List<Mal> maler;

    /** @param former how it asks for opphør in so many words */
    Produsent(Fagsystem fagsystem, List<Omfang> omfang, List<Onske.Opphorsform> former, List<Mal> maler) {
        this.fagsystem = fagsystem;
        this.omfang = omfang;
        this.former = former;
        this.maler = maler;
    }

    /** How many utbetalinger a melding mentions at most. */
    int maksOnsker() {
        return this == HISTORISK || this == VALP ? 1 : maler.size();
    }

    int maksPerioder() {
        return this == VALP ? 1 : Integer.MAX_VALUE;
    }

    boolean harAvvent() {
        return this == AAP;
    }

    /** Without what the format has no field for. */
    Periode slikDenKommer(Periode p) {
        return new Periode(
                p.fom(),
                p.tom(),
                p.belop(),
                this == AAP || this == DAGPENGER || this == ALT ? p.vedtakssats() : Optional.empty(),
                this == AAP || this == DAGPENGER || this == HISTORISK ? Optional.empty() : p.betalendeEnhet());
    }

    /** An utbetaling that meldinger speak of. */
    record Mal(UUID uid, Fagomrade fagomrade, Stonad stonad, Periodetype type) {}

    private static Mal mal(int nr, Fagomrade fagomrade, String klassekode, Periodetype type) {
        return new Mal(new UUID(0, nr), fagomrade, new Stonad("STØNAD_" + klassekode, klassekode), type);
    }
}
