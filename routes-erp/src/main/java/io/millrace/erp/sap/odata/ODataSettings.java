/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.odata;

import static io.millrace.core.check.Settings.require;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.util.TimeUtils;
import org.jspecify.annotations.Nullable;

/** How an SAP system is reached. */
public final class ODataSettings {

    private String baseUrl;
    private @Nullable String username;
    private @Nullable String password;
    private String tokenUrl = "";
    private String sapClient = "";
    private long timeoutMillis = 30_000;

    String baseUrl() {
        return baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
    }

    /** Scheme, host and port, before {@code /sap/opu/odata}. */
    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    @Nullable
    String username() {
        return username;
    }

    /** The communication user, or the OAuth client's id; without one the certificate of {@code camel.ssl} logs on. */
    public void setUsername(@Nullable String username) {
        this.username = username;
    }

    @Nullable
    String password() {
        return password;
    }

    public void setPassword(@Nullable String password) {
        this.password = password;
    }

    String tokenUrl() {
        return tokenUrl;
    }

    /** Where OAuth 2 client credentials get a token; empty: user and password go with each call. */
    public void setTokenUrl(String tokenUrl) {
        this.tokenUrl = tokenUrl;
    }

    String sapClient() {
        return sapClient;
    }

    /** Three digits; empty: the system's default client. */
    public void setSapClient(String sapClient) {
        this.sapClient = sapClient;
    }

    long timeoutMillis() {
        return timeoutMillis;
    }

    /** Camel's notation: {@code 500} (milliseconds), {@code 30s}, {@code 2m}. */
    public void setRequestTimeout(String requestTimeout) {
        timeoutMillis = TimeUtils.toMilliSeconds(requestTimeout);
    }

    /** @throws io.millrace.canonical.error.MfgException naming the parameter that cannot work */
    public void check() {
        checkAddress("baseUrl", baseUrl);
        boolean user = username != null;
        require(user == (password != null), user ? "password" : "username", "is missing");
        if (!tokenUrl.isEmpty()) {
            checkAddress("tokenUrl", tokenUrl);
            require(user, "username", "is missing: it is the OAuth client's id");
        }
        require(sapClient.matches("(\\d{3})?"), "sapClient", "must be three digits, got '" + sapClient + "'");
        require(timeoutMillis > 0, "requestTimeout", "must be longer than nothing");
    }

    private static void checkAddress(String parameter, @Nullable String address) {
        require(address != null, parameter, "is missing");
        URI uri = URI.create(address);
        boolean http = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
        require(http && uri.getHost() != null, parameter, "must be an http or https address, got '" + address + "'");
        boolean bare = uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null;
        require(bare, parameter, "must be without user, query and fragment");
    }

    /** What is connected to. */
    public List<String> addresses() {
        return Stream.of(baseUrl, tokenUrl)
                .filter(address -> address != null && !address.isEmpty())
                .toList();
    }
}
