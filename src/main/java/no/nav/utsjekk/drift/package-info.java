/** What operators reach over HTTP and JMX: the doors and their key, Hawtio, and actions with an audit trail (09 §4, §7). */
package no.nav.utsjekk.drift;
