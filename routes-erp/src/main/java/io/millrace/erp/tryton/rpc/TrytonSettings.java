/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.rpc;

import static io.millrace.core.check.Settings.require;

import java.net.URI;
import java.util.regex.Pattern;
import org.apache.camel.util.TimeUtils;

/** How a Tryton server is reached: its address, its database, and the user who posts. */
public final class TrytonSettings {

    private static final Pattern DATABASE = Pattern.compile("[A-Za-z0-9_-]{1,63}");

    private String baseUrl;
    private String database;
    private String username;
    private String password;
    private long timeoutMillis = 30_000;
    private int maxConnections = 8;

    String baseUrl() {
        return baseUrl;
    }

    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public void setDatabase(String database) {
        this.database = database;
    }

    String username() {
        return username;
    }

    public void setUsername(String username) {
        this.username = username;
    }

    String password() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    long timeoutMillis() {
        return timeoutMillis;
    }

    /** Camel's notation: {@code 500} (milliseconds), {@code 30s}, {@code 2m}. */
    public void setRequestTimeout(String requestTimeout) {
        timeoutMillis = TimeUtils.toMilliSeconds(requestTimeout);
    }

    public int maxConnections() {
        return maxConnections;
    }

    public void setMaxConnections(int maxConnections) {
        this.maxConnections = maxConnections;
    }

    /** Where calls go. */
    public String address() {
        return baseUrl + (baseUrl.endsWith("/") ? "" : "/") + database + "/";
    }

    /** Refuses what cannot work, naming the parameter. */
    public void check() {
        require(baseUrl != null, "baseUrl", "is missing");
        URI uri = URI.create(baseUrl);
        boolean http = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
        require(http && uri.getHost() != null, "baseUrl", "must be an http or https address, got '" + baseUrl + "'");
        boolean bare = uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null;
        require(bare, "baseUrl", "must be without user, query and fragment");
        require(
                database != null && DATABASE.matcher(database).matches(),
                "database",
                "must be letters, digits, _ and -, got '" + database + "'");
        require(username != null && !username.isBlank(), "username", "is missing");
        require(password != null && !password.isBlank(), "password", "is missing");
        require(timeoutMillis > 0, "requestTimeout", "must be longer than nothing");
        require(maxConnections > 0, "maxConnections", "must be at least 1");
    }
}
