package no.nav.utsjekk.avstemming;

import jakarta.jms.JMSException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import no.nav.utsjekk.avstemming.LeveringRepository.Porsjon;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One instance of the product, as far as avstemming goes; does what its routes do. */
record Instans(DataSource database, Avstemminger avstemminger, Avstemmingsutlop utlop, Avstemmingsvakt vakt) {

    /** Does something in a transaction of its own. */
    <T> T transaksjon(Callable<T> arbeid) {
        return new TransactionTemplate(new DataSourceTransactionManager(database)).execute(status -> {
            try {
                return arbeid.call();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    Dagskjoring kjor() {
        return transaksjon(avstemminger::kjor);
    }

    boolean kjorNarDetErTid() {
        return transaksjon(avstemminger::kjorNarDetErTid);
    }

    long kjorPeriode(String fom, String tom) {
        return transaksjon(() -> avstemminger.kjorPeriode(periode(fom, tom)));
    }

    void sjekk() {
        transaksjon(() -> {
            vakt.sjekk();
            return true;
        });
    }

    boolean avklar(long id, boolean levert) {
        return transaksjon(() -> utlop.avklar(id, levert));
    }

    /** One round of the route {@code avstemming-ut}; tells whether there was anything to deliver. */
    boolean lever(int max) throws Exception {
        var porsjoner = begynn(max);
        for (var porsjon : porsjoner) {
            utlop.krevLevert(lever(porsjon));
        }
        return !porsjoner.isEmpty();
    }

    List<Porsjon> begynn(int max) throws JMSException {
        try {
            return transaksjon(() -> utlop.begynn(max));
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof JMSException mq) {
                throw mq;
            }
            throw e;
        }
    }

    Optional<Exception> lever(Porsjon porsjon) {
        return transaksjon(() -> utlop.lever(porsjon));
    }

    /** Rounds until there is nothing to deliver. */
    void leverAlt(int max) throws Exception {
        while (lever(max)) {
            // the next one
        }
    }

    static Avstemmingsperiode periode(String fom, String tom) {
        return new Avstemmingsperiode(LocalDate.parse(fom), LocalDate.parse(tom));
    }
}
