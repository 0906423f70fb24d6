/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.post;

import io.millrace.canonical.error.MfgException;
import io.vertx.ext.web.client.WebClientOptions;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.camel.util.TimeUtils;

/** How a REST system is reached; refused at start where it is missing or unsafe. */
final class RestSettings {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");
    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;

    /** Shorter than what servers grant: a call on a connection that the server just closes is ambiguous. */
    private static final int KEEP_ALIVE_SECONDS = 15;

    private String system;
    private String baseUrl;
    private String token;
    private long timeoutMillis = 30_000;
    private int maxConnections = 8;

    String system() {
        return system;
    }

    String token() {
        return token;
    }

    long timeoutMillis() {
        return timeoutMillis;
    }

    void setSystem(String system) {
        this.system = system;
    }

    void setBaseUrl(String baseUrl) {
        URI uri = URI.create(baseUrl);
        boolean secure = "https".equals(uri.getScheme());
        boolean local = "http".equals(uri.getScheme())
                && uri.getHost() != null
                && LOOPBACK.matcher(uri.getHost()).matches();
        if (!(secure || local) || uri.getHost() == null) {
            throw refused("baseUrl must be https (http only on loopback), got '" + baseUrl + "'");
        }
        if (uri.getUserInfo() != null || uri.getQuery() != null || uri.getFragment() != null) {
            throw refused("baseUrl must be without user, query and fragment");
        }
        this.baseUrl = baseUrl;
    }

    void setToken(String token) {
        if (!TOKEN.matcher(token).matches()) {
            throw refused("token must be printable ASCII without spaces");
        }
        this.token = token;
    }

    void setRequestTimeout(String requestTimeout) {
        timeoutMillis = TimeUtils.toMilliSeconds(requestTimeout);
        if (timeoutMillis <= 0) {
            throw refused("requestTimeout must be longer than nothing, got '" + requestTimeout + "'");
        }
    }

    void setMaxConnections(int maxConnections) {
        if (maxConnections < 1) {
            throw refused("maxConnections must be at least 1, got " + maxConnections);
        }
        this.maxConnections = maxConnections;
    }

    void check() {
        if (system == null || baseUrl == null || token == null) {
            throw refused("system, baseUrl and token are needed");
        }
    }

    WebClientOptions clientOptions() {
        // the request's own time covers connecting; if that ran out first, a call that never left would look ambiguous
        int connectTimeout = (int) Math.min(Math.max(timeoutMillis / 3, 1), CONNECT_TIMEOUT_MILLIS);
        WebClientOptions options = new WebClientOptions();
        options.setSslHandshakeTimeout(connectTimeout).setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
        return options.setFollowRedirects(false)
                .setUserAgent("Millrace")
                .setMaxPoolSize(maxConnections)
                .setMaxWaitQueueSize(-1)
                .setConnectTimeout(connectTimeout)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS);
    }

    private MfgException refused(String text) {
        return new MfgException(PostError.BAD_SETTING, (system == null ? "REST target" : system) + ": " + text);
    }
}
