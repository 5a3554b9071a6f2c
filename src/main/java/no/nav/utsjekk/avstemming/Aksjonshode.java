package no.nav.utsjekk.avstemming;

import no.nav.utsjekk.sak.Fagomrade;

/** What all messages of an avstemming have in common (06 §3.1). */
record Aksjonshode(Fagomrade fagomrade, Avstemmingsperiode periode, String avstemmingId) {}
