package no.nav.utsjekk.simulering;

import java.util.UUID;

/**
 * The right to have OS simulate a sak, while no oppdrag of it is handed over (FM-38).
 *
 * @param sak id of its row
 * @param kjoring whose right it is
 */
public record Sakslas(long sak, UUID kjoring) {}
