/** When OS is open: Norwegian working days and hours (05 §8, §9). */
package no.nav.utsjekk.kalender;
