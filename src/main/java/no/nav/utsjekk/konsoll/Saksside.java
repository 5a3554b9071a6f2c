package no.nav.utsjekk.konsoll;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Arrays;
import java.util.HashMap;
import no.nav.utsjekk.hovedbok.Hovedboker;
import no.nav.utsjekk.konsoll.SakshistorieRepository.Kvittering;
import no.nav.utsjekk.konsoll.SakshistorieRepository.Melding;
import no.nav.utsjekk.konsoll.SakshistorieRepository.Oppdrag;
import no.nav.utsjekk.konsoll.SokRepository.Sak;
import no.nav.utsjekk.konsoll.Svar.Side;
import no.nav.utsjekk.sak.Fagsystem;

/** A sak: what was asked for beside what OS will pay, and all that has happened (OC-40 to OC-47). */
public final class Saksside {

    private static final int MAX = 200;

    private final SakshistorieRepository historie;
    private final RevisjonRepository revisjon;
    private final Hovedboker hovedboker;

    public Saksside(SakshistorieRepository historie, RevisjonRepository revisjon, Hovedboker hovedboker) {
        this.historie = historie;
        this.revisjon = revisjon;
        this.hovedboker = hovedboker;
    }

    /** Where a sak is shown. */
    static String adresse(Sak sak) {
        return "/drift/sak?fagsystem=%s&sakId=%s"
                .formatted(URLEncoder.encode(sak.fagsystem(), UTF_8), URLEncoder.encode(sak.sakId(), UTF_8));
    }

    Svar sak(Besok besok) {
        var sakId = besok.sporsmal("sakId").orElseThrow(() -> new Avvist(400, "Må oppgi sakId"));
        var fagsystem = besok.sporsmal("fagsystem")
                .flatMap(kode -> Arrays.stream(Fagsystem.values())
                        .filter(f -> f.name().equals(kode))
                        .findFirst())
                .orElseThrow(() -> new Avvist(400, "Ukjent fagsystem"));
        long sak = historie.sak(fagsystem.name(), sakId)
                .orElseThrow(() -> new Avvist(404, "Fant ingen hendelser for sak " + sakId));
        var meldinger = historie.meldinger(sak, MAX);
        var oppdrag = historie.oppdrag(sak, MAX);
        var oppdragsider = oppdrag.stream().map(Oppdrag::id).toList();
        var meldingsider = meldinger.stream().map(Melding::id).toList();
        var kvitteringer = historie.kvitteringer(oppdragsider);
        var handlinger = revisjon.omSak(
                sak,
                meldingsider,
                oppdragsider,
                kvitteringer.stream().map(Kvittering::id).toList());
        var tidslinje = new Tidslinje(
                meldinger, oppdrag, kvitteringer, historie.varsler(meldingsider, oppdragsider), handlinger);
        var bok = hovedboker.av(fagsystem, sakId);
        var modell = new HashMap<String, Object>();
        modell.put("sakId", sakId);
        modell.put("fagsystem", fagsystem.name());
        modell.put("meldinger", meldinger);
        modell.put("oppdrag", oppdrag);
        modell.put("hendelser", tidslinje.hendelser());
        modell.put("bok", bok);
        modell.put("stemmer", bok.stemmer());
        Bilde.av(bok).ifPresent(bilde -> modell.put("bilde", bilde));
        modell.put("fullt", meldinger.size() >= MAX);
        modell.put("live", besok.sporsmal("live").isPresent());
        modell.put("adresse", adresse(new Sak(fagsystem.name(), sakId)));
        return Side.av("sak", modell);
    }
}
