package no.nav.utsjekk.simulering;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * Bounds what an HTTP call may cost: the whole of it in time, from the first byte that is sent to the last that is read (SIM-17),
 * and its answer in size. The client's own time limits are about each read alone. Nothing is tried again by itself.
 */
public final class Httpgrense extends ServiceSupport implements HttpClientConfigurer {

    private final CamelContext context;
    private final Duration frist;
    private final int maxBytes;
    private ScheduledExecutorService vekker;

    /**
     * @param frist for the whole call
     * @param maxBytes largest answer, unpacked
     */
    public Httpgrense(CamelContext context, Duration frist, int maxBytes) {
        this.context = context;
        this.frist = frist;
        this.maxBytes = maxBytes;
    }

    @Override
    protected void doStart() {
        vekker = context.getExecutorServiceManager().newScheduledThreadPool(this, "httpgrense", 1);
    }

    @Override
    protected void doStop() {
        context.getExecutorServiceManager().shutdownNow(vekker);
    }

    @Override
    public void configureHttpClient(HttpClientBuilder builder) {
        builder.disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .addExecInterceptorFirst("grense", this::utfor);
    }

    private ClassicHttpResponse utfor(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        var samtale = new Samtale(scope.execRuntime);
        vekker.schedule(samtale::bryt, frist.toMillis(), TimeUnit.MILLISECONDS);
        try {
            var response = chain.proceed(request, scope);
            if (response.getEntity() != null) {
                response.setEntity(new Begrenset(response.getEntity(), samtale));
            }
            return response;
        } catch (IOException e) {
            throw samtale.arsak(e);
        }
    }

    /** A call under way. */
    private static final class Samtale {

        private final ExecRuntime forbindelse;
        private volatile boolean brutt;

        Samtale(ExecRuntime forbindelse) {
            this.forbindelse = forbindelse;
        }

        /** Does nothing to a call that is over: its connection is no longer its own. */
        void bryt() {
            brutt = true;
            try {
                forbindelse.disconnectEndpoint();
            } catch (IOException e) {
                brutt = true; // the connection is gone anyhow
            }
        }

        IOException arsak(IOException e) {
            return brutt ? new SocketTimeoutException("the call took too long") : e;
        }
    }

    /** An answer that is larger than anybody would want to read. */
    static final class ForStortSvar extends IOException {
        private static final long serialVersionUID = 1L;

        ForStortSvar() {
            super("the answer is too large");
        }
    }

    private final class Begrenset extends HttpEntityWrapper {

        private final Samtale samtale;

        Begrenset(HttpEntity entity, Samtale samtale) {
            super(entity);
            this.samtale = samtale;
        }

        @Override
        public InputStream getContent() throws IOException {
            return new Strom(super.getContent(), samtale);
        }
    }

    private final class Strom extends FilterInputStream {

        private final Samtale samtale;
        private long lest;

        Strom(InputStream in, Samtale samtale) {
            super(in);
            this.samtale = samtale;
        }

        @Override
        public int read() throws IOException {
            var en = new byte[1];
            return read(en, 0, 1) < 0 ? -1 : en[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int fra, int antall) throws IOException {
            try {
                int n = super.read(buffer, fra, antall);
                lest += Math.max(0, n);
                if (lest > maxBytes) {
                    samtale.forbindelse.disconnectEndpoint();
                    throw new ForStortSvar();
                }
                return n;
            } catch (ForStortSvar e) {
                throw e;
            } catch (IOException e) {
                throw samtale.arsak(e);
            }
        }
    }
}
