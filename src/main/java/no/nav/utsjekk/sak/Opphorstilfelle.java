package no.nav.utsjekk.sak;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * An utbetaling that shall stop paying, asked for or by not being mentioned (03 §7). Carries no perioder of its own
 * (FM-16): all that it says of the payment is taken from the committed version, who decided it from the melding (FM-20).
 */
record Opphorstilfelle(Melding melding, UUID uid, Onske.Opphorsform form, Optional<Utbetaling> forrige)
        implements Tilfelle {

    @Override
    public String personident() {
        return forrige.map(Utbetaling::personident).orElse(melding.personident());
    }

    /** CHG-4: what is ended is not ended again. */
    @Override
    public boolean erEndret() {
        return forrige.map(u -> u.handling() != Handling.DELETE).orElse(true);
    }

    /** VAL-10, for DELETE only; the other fields cannot differ (FM-17). */
    @Override
    public Optional<Utfall.Avvist> bryterLaas() {
        return form == Onske.Opphorsform.DELETE ? Kontroll.bryterLaas(this) : Optional.empty();
    }

    @Override
    public Optional<Utfall.Avvist> erUgyldig() {
        return Kontroll.erUgyldig(melding);
    }

    @Override
    public Optional<Utfall.Avvist> kanIkkeUtledes() {
        if (forrige.isEmpty()) {
            return Optional.of(Regel.UTBETALING_FINNES_IKKE.avvist(uid));
        }
        return sistePeriode().isEmpty() ? Optional.of(Regel.UFULLSTENDIG_TILSTAND.avvist(uid)) : Optional.empty();
    }

    @Override
    public Utbetalingsendring utled(boolean forstePaSak, Supplier<UUID> nyId) {
        var gammel = forrige.orElseThrow();
        var linje = Linjemal.opphor(melding, gammel, opphorsdato());
        return new Utbetalingsendring(
                melding, versjon(gammel, linje), List.of(linje), new Kjede(gammel.perioder()).perioder());
    }

    /** The first day ever paid; where no perioder are known (FM-54), that of the last line. */
    private LocalDate opphorsdato() {
        return forrige.map(u -> new Kjede(u.perioder()).endringTil(Kjede.TOM))
                .flatMap(Kjede.Endring::opphorFom)
                .orElseGet(() -> sistePeriode().orElseThrow().fom());
    }

    private Optional<Periode> sistePeriode() {
        return forrige.flatMap(Linjemal::sistePeriode);
    }

    /** As committed, but ended by this melding (FM-15). */
    private Utbetaling versjon(Utbetaling gammel, Oppdragslinje linje) {
        return new Utbetaling(
                uid,
                melding.nokkel(),
                gammel.fagomrade(),
                Handling.DELETE,
                false,
                gammel.sakId(),
                melding.behandlingId(),
                gammel.sisteLinje(),
                Optional.of(Linjemal.sistePeriode(linje)),
                gammel.personident(),
                gammel.vedtakstidspunkt(),
                gammel.stonad(),
                gammel.beslutter(),
                gammel.saksbehandler(),
                gammel.periodetype(),
                gammel.avvent(),
                gammel.perioder());
    }
}
