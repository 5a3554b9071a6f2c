package no.nav.utsjekk.feiltest;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import no.nav.utsjekk.feiltest.Osjournal.Oppdrag;
import no.nav.utsjekk.feiltest.bestilling.Bestilling;
import no.nav.utsjekk.feiltest.bestilling.Bestilling.Art;
import no.nav.utsjekk.feiltest.bestilling.Bit;
import no.nav.utsjekk.feiltest.bestilling.Krav;
import no.nav.utsjekk.feiltest.bestilling.Plan;

/** One thing in what an audit reads that is not as it was. */
enum Logn {
    ET_ANNET_BELOP(r -> medKrav(r, k -> new Krav(k.navn(), k.fagomrade(), k.klassekode(), enKroneMer(k.plan())))),
    EN_ANNEN_KLASSEKODE(r -> medKrav(r, k -> new Krav(k.navn(), k.fagomrade(), "AAPUA", k.plan()))),
    ET_ANNET_FAGOMRADE(r -> medKrav(r, k -> new Krav(k.navn(), "EF", k.klassekode(), k.plan()))),
    INGEN_BETALING(r -> medKrav(r, Krav::opphort)),
    INGEN_BAD_OM_DET(r -> bytt(r, Logn::gjelder, b -> medKrav(b, Map.of()))),
    DEN_VAR_UGYLDIG(r -> bytt(r, Logn::gjelder, b -> som(Art.UGYLDIG, b))),
    DEN_VAR_GYLDIG(r -> bytt(r, (alle, b) -> b.art() == Art.UGYLDIG, b -> som(Art.GYLDIG, b))),
    DEN_VAR_FULLSTENDIG(r -> bytt(r, (alle, b) -> b.art() == Art.UFULLSTENDIG, b -> som(Art.GYLDIG, b))),
    DET_VAR_INGEN_BESTILLING(r -> {
        var gjeldende = siste(r, Logn::gjelder);
        return med(r, r.bestillinger().stream().filter(b -> b != gjeldende).toList());
    }),
    DET_VAR_EN_BESTILLING_TIL(r -> med(
            r,
            Stream.concat(r.bestillinger().stream(), Stream.of(Bestilling.aap("ukjent sak", "ukjent nøkkel", 500)))
                    .toList())),
    EN_ANNEN_REKKEFOLGE(r -> {
        var omvendt = new ArrayList<>(r.bestillinger());
        Collections.reverse(omvendt);
        return med(r, omvendt);
    }),
    INGEN_SVAR(r -> medSvar(r, statuser -> List.of())),
    IKKE_FERDIG(r -> medSvar(r, statuser -> statuser.subList(0, 2))),
    SVART_TO_GANGER(r -> medSvar(
            r, statuser -> Stream.concat(statuser.stream(), statuser.stream().skip(2))
                    .toList())),
    ALDRI_MOTTATT(r -> medSvar(r, statuser -> statuser.subList(1, 3))),
    IKKE_GODTATT_AV_OS(r -> medJournal(r, alle -> alle.subList(0, alle.size() - 1))),
    GODTATT_TO_GANGER(r ->
            medJournal(r, alle -> Stream.concat(alle.stream(), alle.stream().skip(alle.size() - 1L))
                    .toList())),
    IKKE_PUBLISERT(r -> {
        var publiserte = new HashMap<>(r.publiserte());
        siste(r, Logn::gjelder).krav().keySet().forEach(uid -> publiserte.remove(uid.toString()));
        return new Revisjon(
                r.bestillinger(), r.statuser(), r.kontraktsbrudd(), publiserte, r.journal(), r.os(), r.database());
    });

    private static final List<String> GODTATT = List.of("MOTTATT", "HOS_OPPDRAG", "OK");

    private final UnaryOperator<Revisjon> lyv;

    Logn(UnaryOperator<Revisjon> lyv) {
        this.lyv = lyv;
    }

    /** The same audit with the lie in it. */
    Revisjon i(Revisjon sannhet) {
        return lyv.apply(sannhet);
    }

    /** Whether OS pays what the request asks for: it was accepted, and nothing came after it. */
    private static boolean gjelder(Revisjon r, Bestilling bestilling) {
        var sist = r.bestillinger().stream()
                .filter(b -> b.sakId().equals(bestilling.sakId()))
                .reduce((en, neste) -> neste);
        return sist.equals(Optional.of(bestilling))
                && r.statuser().navn(bestilling.nokkel()).equals(GODTATT)
                && bestilling.krav().values().stream().noneMatch(Krav::erOpphor)
                && !bestilling.krav().isEmpty();
    }

    private static Bestilling siste(Revisjon r, BiPredicate<Revisjon, Bestilling> hvilken) {
        return r.bestillinger().stream()
                .filter(b -> hvilken.test(r, b))
                .reduce((en, neste) -> neste)
                .orElseThrow();
    }

    private static Revisjon bytt(
            Revisjon r, BiPredicate<Revisjon, Bestilling> hvilken, UnaryOperator<Bestilling> endring) {
        var valgt = siste(r, hvilken);
        return med(
                r,
                r.bestillinger().stream()
                        .map(b -> b == valgt ? endring.apply(b) : b)
                        .toList());
    }

    private static Revisjon med(Revisjon r, List<Bestilling> bestillinger) {
        return new Revisjon(
                bestillinger, r.statuser(), r.kontraktsbrudd(), r.publiserte(), r.journal(), r.os(), r.database());
    }

    private static Revisjon medKrav(Revisjon r, UnaryOperator<Krav> endring) {
        return bytt(
                r,
                Logn::gjelder,
                b -> medKrav(
                        b,
                        b.krav().entrySet().stream()
                                .collect(toMap(Map.Entry::getKey, k -> endring.apply(k.getValue())))));
    }

    private static Bestilling medKrav(Bestilling b, Map<UUID, Krav> krav) {
        return new Bestilling(b.sak(), b.nummer(), b.art(), b.poster(), krav, b.feil());
    }

    private static Bestilling som(Art art, Bestilling b) {
        return new Bestilling(b.sak(), b.nummer(), art, b.poster(), b.krav(), b.feil());
    }

    private static Plan enKroneMer(Plan plan) {
        var biter = new ArrayList<>(plan.biter());
        var forste = biter.get(0);
        biter.set(0, new Bit(forste.fom(), forste.tom(), forste.belop() + 1, forste.enhet(), forste.sats()));
        return new Plan(plan.type(), biter);
    }

    private static Revisjon medSvar(Revisjon r, UnaryOperator<List<JsonNode>> endring) {
        var perNokkel = new HashMap<>(r.statuser().perNokkel());
        perNokkel.compute(siste(r, Logn::gjelder).nokkel(), (nokkel, statuser) -> endring.apply(statuser));
        return new Revisjon(
                r.bestillinger(),
                new Statuser(perNokkel),
                r.kontraktsbrudd(),
                r.publiserte(),
                r.journal(),
                r.os(),
                r.database());
    }

    private static Revisjon medJournal(Revisjon r, UnaryOperator<List<Oppdrag>> endring) {
        var perSak = new HashMap<>(r.journal().perSak());
        perSak.compute(siste(r, Logn::gjelder).sakId(), (sak, oppdrag) -> endring.apply(oppdrag));
        return new Revisjon(
                r.bestillinger(),
                r.statuser(),
                r.kontraktsbrudd(),
                r.publiserte(),
                new Osjournal(perSak),
                r.os(),
                r.database());
    }
}
