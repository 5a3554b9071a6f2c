/** What is wrong and must be told again and again until it is gone, or somebody has dealt with it (09 §5). */
package no.nav.utsjekk.alarm;
