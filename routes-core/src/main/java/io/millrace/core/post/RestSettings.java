/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.post;

import static io.millrace.core.check.Settings.require;

import java.net.URI;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.component.vertx.http.VertxHttpEndpoint;
import org.apache.camel.util.TimeUtils;

/** How a REST system is reached. */
final class RestSettings {

    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");

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

    BoundedClient client(CamelContext camel) {
        return BoundedClient.of(camel, system, timeoutMillis, maxConnections);
    }

    BoundedClient client(VertxHttpEndpoint endpoint) {
        return BoundedClient.of(
                endpoint.getCamelContext(), endpoint.getComponent().getVertx(), system, timeoutMillis, maxConnections);
    }
}
