/** What producers are told: statuses, final utbetalinger and dry-run answers (05, 03 §1.1). */
package no.nav.utsjekk.status;
