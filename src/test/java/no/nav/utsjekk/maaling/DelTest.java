package no.nav.utsjekk.maaling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose time it is, by the names that threads and processes have. */
class DelTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    maaler-leser                                                    ; LASTGENERATOR
                    kafka-producer-network-thread | maaler                          ; LASTGENERATOR
                    kafka-coordinator-heartbeat-thread | maaler                     ; LASTGENERATOR
                    no.nav.utsjekk.maaling.Bench.main()                             ; LASTGENERATOR
                    main                                                            ; LASTGENERATOR
                    kafka-coordinator-heartbeat-thread | utsjekk                    ; MOTTAK
                    Camel (utsjekk-1) thread #4 - KafkaConsumer[aap.utbetaling.v1]  ; MOTTAK
                    Camel (utsjekk-1) thread ## - seda://utled                      ; UTLED
                    Camel (utsjekk-1) thread #9 - seda://oppdrag-ut                 ; OPPDRAG_UT
                    Camel (utsjekk-1) thread #7 - mq-batch-OPPDRAG.KVITTERING       ; KVITTERING
                    Camel (utsjekk-1) thread #8 - seda://status-ut                  ; STATUS_UT
                    kafka-producer-network-thread | producer-1                      ; STATUS_UT
                    Camel (utsjekk-1) thread #2 - timer://opprydding                ; PRODUKTET_ELLERS
                    utsjekk:housekeeper                                             ; PRODUKTET_ELLERS
                    os-standin                                                      ; OS_STEDFORTREDER
                    Thread-# (activemq-client-global)                               ; ARTEMIS
                    data-plane-kafka-request-handler-3                              ; KAFKA
                    broker-#-lifecycle-manager-event-handler                        ; KAFKA
                    pg forbindelser                                                 ; POSTGRES_FORBINDELSER
                    pg walwriter                                                    ; POSTGRES_WAL
                    pg autovacuum worker utsjekk                                    ; POSTGRES_AUTOVACUUM
                    pg avsluttede                                                   ; POSTGRES_ELLERS
                    C2 CompilerThre                                                 ; JIT
                    G# Conc##                                                       ; GC
                    GC Thread#1                                                     ; GC
                    Reference Handler                                               ; RESTEN
                    """)
    void a_name_belongs_to_one_part(String navn, Del del) {
        assertThat(Del.av(navn)).isEqualTo(del);
    }
}
