package no.nav.utsjekk.feiltest.ramme;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import no.nav.utsjekk.ruter.CommitPoint;

/** The process dies at one point of the code. */
record DrepVedPunkt(CommitPoint punkt, AtomicReference<Tur> tur) implements Uhell {

    /** In ordinary traffic the point is passed often; one of the first times it is. */
    private static final int MAKS_GANG = 4;

    DrepVedPunkt(CommitPoint punkt) {
        this(punkt, new AtomicReference<>());
    }

    @Override
    public String navn() {
        return punkt.toString();
    }

    @Override
    public String beskrivelse() {
        return "the process dies " + punkt.side().name().toLowerCase(Locale.ROOT) + " the commit";
    }

    @Override
    public int bestillinger() {
        return 60;
    }

    @Override
    public void skje(Rigg rigg, Runde runde) throws Exception {
        var vei = Vei.til(punkt);
        tur.set(new Tur(rigg, runde));
        vei.forbered(tur.get());
        rigg.instans().drepVed(punkt, vei.erVanlig() ? 1 + runde.random().nextInt(MAKS_GANG) : 1);
        vei.utlos(tur.get());
        rigg.instans().ventTilDrept();
        rigg.glemDode();
        rigg.startInstans();
        runde.erFrisk();
        rigg.instans().ventTilKlar();
        vei.hjelp(tur.get());
    }

    @Override
    public List<String> etterpa(Rigg rigg, Runde runde) {
        return tur.get().levninger();
    }
}
