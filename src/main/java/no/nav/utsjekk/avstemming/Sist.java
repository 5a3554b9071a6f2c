package no.nav.utsjekk.avstemming;

import no.nav.utsjekk.sak.Fagomrade;

/** When a fagområde was last in a daily run, and what was said of it. */
public record Sist(Fagomrade fagomrade, long kjoring, Avstemmingsperiode periode, Grunnlag grunnlag) {}
