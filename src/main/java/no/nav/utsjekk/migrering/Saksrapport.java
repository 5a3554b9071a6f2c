package no.nav.utsjekk.migrering;

import java.util.List;
import java.util.Optional;

/**
 * What a run tells of a sak (22 §10.2). Holds no personal data.
 *
 * @param utfall {@code MIGRERT}, {@code HOPPET_OVER} or {@code AVVIST}; empty as long as it waits
 * @param kode why it was refused, in a form that stays the same (22 §8.2)
 * @param status of the iverksetting that was read
 * @param mottatt when it was received, ISO-8601
 */
public record Saksrapport(
        String sakId,
        Optional<String> utfall,
        Optional<String> kode,
        Optional<String> tekst,
        Optional<String> behandlingId,
        Optional<String> iverksettingId,
        Optional<String> mottatt,
        Optional<String> status,
        List<Kjedelinje> kjeder) {}
