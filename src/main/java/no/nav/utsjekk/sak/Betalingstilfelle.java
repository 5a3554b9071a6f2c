package no.nav.utsjekk.sak;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * An utbetaling that shall pay: created, re-created after opphør, or updated (03 §4 cases 2 to 4). The three differ only
 * in what the chain pays before (nothing in the first two) and in whether there is a line to continue from.
 */
record Betalingstilfelle(Melding melding, Onske.Utbetal onske, Optional<Utbetaling> forrige) implements Tilfelle {

    @Override
    public UUID uid() {
        return onske.uid();
    }

    @Override
    public String personident() {
        return melding.personident();
    }

    /** CHG-1 to CHG-3: only the perioder count. */
    @Override
    public boolean erEndret() {
        return iKraft().isEmpty() || !naa().equals(onsket());
    }

    @Override
    public Optional<Utfall.Avvist> bryterLaas() {
        return Kontroll.bryterLaas(this);
    }

    @Override
    public Optional<Utfall.Avvist> erUgyldig() {
        return Kontroll.erUgyldig(melding, onske);
    }

    @Override
    public Optional<Utfall.Avvist> kanIkkeUtledes() {
        return iKraft().filter(u -> naa().utenEnheter().equals(onsket().utenEnheter()))
                .map(u -> Regel.MINIMUM_CHANGES.avvist());
    }

    @Override
    public Utbetalingsendring utled(boolean forstePaSak, Supplier<UUID> nyId) {
        var endring = naa().endringTil(onsket());
        var linjer = new ArrayList<Oppdragslinje>();

        // only a chain that pays something can be ended, so there is a version before
        endring.opphorFom().ifPresent(fra -> linjer.add(Linjemal.opphor(melding, forrige.orElseThrow(), fra)));

        var mal = new Linjemal(melding, uid(), onske.stonad(), onske.periodetype());
        var forrigeLinje = forrige.map(Utbetaling::sisteLinje);
        for (var periode : endring.nye()) {
            var id = LinjeId.of(nyId.get());
            linjer.add(mal.ny(periode, id, forrigeLinje));
            forrigeLinje = Optional.of(id);
        }

        var berort = endring.nye().isEmpty() ? endring.forlatt() : endring.nye();
        return new Utbetalingsendring(melding, versjon(linjer, forstePaSak), linjer, berort);
    }

    private Utbetaling versjon(List<Oppdragslinje> linjer, boolean forstePaSak) {
        var siste = linjer.get(linjer.size() - 1);
        return new Utbetaling(
                uid(),
                melding.nokkel(),
                onske.fagomrade(),
                iKraft().isPresent() ? Handling.UPDATE : Handling.CREATE,
                forstePaSak,
                melding.sakId(),
                melding.behandlingId(),
                siste.id(),
                Optional.of(Linjemal.sistePeriode(siste)),
                melding.personident(),
                melding.vedtakstidspunkt(),
                onske.stonad(),
                melding.beslutter(),
                melding.saksbehandler(),
                onske.periodetype(),
                // an avvent never goes with a pure opphør (FM-52 d); what OS was not told is not remembered as told
                siste.erNy() ? melding.avvent() : forrige.flatMap(Utbetaling::avvent),
                onsket().perioder());
    }

    private Optional<Utbetaling> iKraft() {
        return forrige.filter(u -> u.handling() != Handling.DELETE);
    }

    private Kjede naa() {
        return iKraft().map(u -> new Kjede(u.perioder())).orElse(Kjede.TOM);
    }

    private Kjede onsket() {
        return new Kjede(onske.perioder());
    }
}
