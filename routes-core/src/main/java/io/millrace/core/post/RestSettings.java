/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.post;

import static io.millrace.core.check.Settings.require;

import io.millrace.canonical.error.MfgException;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.camel.component.vertx.common.VertxHelper;
import org.apache.camel.component.vertx.http.VertxHttpEndpoint;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.util.TimeUtils;

/** How a REST system is reached. */
final class RestSettings {

    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");
    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;

    /** Shorter than what servers grant: a call on a connection that the server just closes is ambiguous. */
    private static final int KEEP_ALIVE_SECONDS = 15;

    private String system;
    private String baseUrl;
    private String token;
    private long timeoutMillis = 30_000;
    private int maxConnections = 16;

    String system() {
        return system;
    }

    void setSystem(String system) {
        this.system = system;
    }

    String baseUrl() {
        return baseUrl;
    }

    void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    String token() {
        return token;
    }

    void setToken(String token) {
        this.token = token;
    }

    long timeoutMillis() {
        return timeoutMillis;
    }

    void setRequestTimeout(String requestTimeout) {
        timeoutMillis = TimeUtils.toMilliSeconds(requestTimeout);
    }

    void setMaxConnections(int maxConnections) {
        this.maxConnections = maxConnections;
    }

    void check() {
        require(system != null, "system", "is missing");
        require(baseUrl != null, "baseUrl", "is missing");
        URI uri = URI.create(baseUrl);
        boolean http = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
        require(http && uri.getHost() != null, "baseUrl", "must be an http or https address, got '" + baseUrl + "'");
        boolean bare = uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null;
        require(bare, "baseUrl", "must be without user, query and fragment");
        require(token != null && TOKEN.matcher(token).matches(), "token", "must be printable ASCII without spaces");
        require(timeoutMillis > 0, "requestTimeout", "must be longer than nothing");
        require(maxConnections > 0, "maxConnections", "must be at least 1");
    }

    /** With the certificates of the application's {@code camel.ssl} options, else those of the JVM. */
    WebClient client(VertxHttpEndpoint endpoint) {
        WebClientOptions options = clientOptions();
        SSLContextParameters certificates = endpoint.getCamelContext().getSSLContextParameters();
        if (certificates != null && baseUrl.startsWith("https:")) {
            try {
                VertxHelper.setupSSLOptions(endpoint.getCamelContext(), certificates, options);
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
        }
        return WebClient.create(endpoint.getComponent().getVertx(), options);
    }

    private WebClientOptions clientOptions() {
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
}
