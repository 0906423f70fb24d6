/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.post;

import io.millrace.canonical.error.MfgException;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.component.vertx.common.VertxHelper;
import org.apache.camel.component.vertx.http.VertxHttpComponent;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.service.ServiceHelper;

/**
 * The HTTP client under our kamelets: connections, times and answers have limits, redirects are not followed, nothing is
 * repeated. Certificates are those of {@code camel.ssl}, else of the JVM.
 */
public final class BoundedClient implements AutoCloseable {

    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;

    /** Shorter than what servers grant: a call on a connection that the server just closes is ambiguous. */
    private static final int KEEP_ALIVE_SECONDS = 15;

    private final WebClient client;
    private final long timeoutMillis;

    private BoundedClient(WebClient client, long timeoutMillis) {
        this.client = client;
        this.timeoutMillis = timeoutMillis;
    }

    /** On the Vert.x of the application. @throws MfgException as {@link #of(CamelContext, Vertx, String, long, int)} */
    public static BoundedClient of(CamelContext camel, String system, long timeoutMillis, int maxConnections) {
        VertxHttpComponent component = camel.getComponent("vertx-http", VertxHttpComponent.class);
        ServiceHelper.initService(component); // waits for a thread that has just begun it: before, it has no Vert.x
        return of(camel, component.getVertx(), system, timeoutMillis, maxConnections);
    }

    /**
     * @param system its name in texts
     * @param timeoutMillis for a connection to be free, then for the answer to begin, and for it to end
     * @throws MfgException {@link PostError#MISCONFIGURED} if the certificates cannot be read
     */
    public static BoundedClient of(
            CamelContext camel, Vertx vertx, String system, long timeoutMillis, int maxConnections) {
        WebClientOptions options = options(timeoutMillis, maxConnections);
        SSLContextParameters certificates = camel.getSSLContextParameters();
        if (certificates != null) {
            try {
                VertxHelper.setupSSLOptions(camel, certificates, options);
                // Camel sets options without content for what is not configured, and Vert.x fails on them
                if (certificates.getKeyManagers() == null) {
                    options.setKeyCertOptions(null);
                }
                if (certificates.getTrustManagers() == null) {
                    options.setTrustOptions(null);
                }
            } catch (Exception e) {
                throw new MfgException(PostError.MISCONFIGURED, system + ": camel.ssl: " + e.getMessage(), e);
            }
            // an address says itself whether it is https
            options.setSsl(false);
        }
        return new BoundedClient(WebClient.create(vertx, options), timeoutMillis);
    }

    private static WebClientOptions options(long timeoutMillis, int maxConnections) {
        // The request's own time covers connecting; if that ran out first, a call that never left would look ambiguous.
        int connectTimeout = (int) Math.min(Math.max(timeoutMillis / 3, 1), CONNECT_TIMEOUT_MILLIS);
        WebClientOptions options = new WebClientOptions();
        options.setSslHandshakeTimeout(connectTimeout).setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
        // The request's own time ends with the first byte of the answer; this ends one that stops in the middle.
        options.setIdleTimeout((int) Math.min(timeoutMillis, Integer.MAX_VALUE))
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        return options.setFollowRedirects(false)
                .setUserAgent("Millrace")
                .setMaxPoolSize(maxConnections)
                .setConnectTimeout(connectTimeout)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS);
    }

    /** A request without any header of ours but {@code Accept: application/json}. @param maxAnswer bytes */
    public HttpRequest<Buffer> request(HttpMethod method, String address, int maxAnswer) {
        return client.requestAbs(method, address)
                .followRedirects(false)
                .timeout(timeoutMillis)
                .putHeader("Accept", "application/json")
                .as(new BoundedBody(maxAnswer, timeoutMillis));
    }

    @Override
    public void close() {
        client.close();
    }
}
