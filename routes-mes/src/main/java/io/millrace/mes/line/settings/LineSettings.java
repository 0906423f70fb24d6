/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.mes.line.settings;

import static io.millrace.core.check.Settings.require;

import io.millrace.canonical.error.MfgException;
import io.millrace.core.check.Settings;
import io.millrace.mes.line.LineError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.SocketFactory;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.util.TimeUtils;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.jspecify.annotations.Nullable;

/** How to reach the MQTT 5 broker of a shop floor: the typed parameters of the {@code mfg-line-*} kamelets. */
public final class LineSettings implements Settings, CamelContextAware {

    private static final Pattern BROKER_URL = Pattern.compile("(tcp|ssl|ws|wss)://[^\\s/]+(/\\S*)?");
    private static final Pattern CLIENT_ID = Pattern.compile("[0-9A-Za-z._:-]{1,64}");
    private static final Duration LONGEST_EXPIRY = Duration.ofSeconds(0xFFFF_FFFFL);
    private static final int CONNECT_SECONDS = 10;
    private static final int KEEP_ALIVE_SECONDS = 20;
    /** How many messages the broker may send ahead: they wait in memory, unacknowledged. */
    private static final int PREFETCH = 256;

    private @Nullable CamelContext camelContext;
    private @Nullable String brokerUrl;
    private @Nullable String clientId;
    private @Nullable String username;
    private @Nullable String password;
    private Duration sessionExpiry = Duration.ofDays(7);
    private Duration requestTimeout = Duration.ofSeconds(30);
    private int inFlight = 1;

    /** {@code ssl://host:8883}, {@code wss://host/path}; without encryption {@code tcp://} and {@code ws://}. */
    public void setBrokerUrl(String brokerUrl) {
        this.brokerUrl = brokerUrl;
    }

    /** The session's name at the broker: fixed, and of this one connection only. */
    public void setClientId(String clientId) {
        this.clientId = clientId;
    }

    public void setUsername(String username) {
        this.username = username;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    /** How long the broker keeps our session, and the messages of it, while we are away: Camel's notation, {@code 7d}. */
    public void setSessionExpiry(String sessionExpiry) {
        this.sessionExpiry = TimeUtils.toDuration(sessionExpiry);
    }

    /**
     * How many messages are handed on before the first of them is acknowledged. 1 keeps their order whatever fails;
     * more lets durable accepts share a commit, and a message that fails may come after its successors.
     */
    public void setInFlight(int inFlight) {
        this.inFlight = inFlight;
    }

    /** How long the broker may take to acknowledge what we publish: Camel's notation, {@code 30s}. */
    public void setRequestTimeout(String requestTimeout) {
        this.requestTimeout = TimeUtils.toDuration(requestTimeout);
    }

    public String brokerUrl() {
        return brokerUrl;
    }

    public String clientId() {
        return clientId;
    }

    public Duration requestTimeout() {
        return requestTimeout;
    }

    public int inFlight() {
        return inFlight;
    }

    @Override
    public void check() {
        require(
                brokerUrl != null && BROKER_URL.matcher(brokerUrl).matches(),
                "brokerUrl",
                "must be like ssl://host:8883, got '" + brokerUrl + "'");
        require(
                clientId != null && CLIENT_ID.matcher(clientId).matches(),
                "clientId",
                "must be 1 to 64 letters, digits or . _ : -, got '" + clientId + "'");
        require(
                sessionExpiry.compareTo(Duration.ofMinutes(1)) >= 0 && sessionExpiry.compareTo(LONGEST_EXPIRY) <= 0,
                "sessionExpiry",
                "must be one minute or longer, got " + sessionExpiry);
        require(requestTimeout.toMillis() > 0, "requestTimeout", "must be longer than nothing");
        require(inFlight >= 1 && inFlight <= PREFETCH, "inFlight", "must be 1 to " + PREFETCH + ", got " + inFlight);
        require(password == null || username != null, "username", "must be given with a password");
    }

    /** These settings, if they can work. */
    public LineSettings checked() {
        check();
        return this;
    }

    @Override
    public List<String> addresses() {
        return List.of(brokerUrl);
    }

    /** A persistent session: clean start off, so that the broker keeps what comes while we are away. */
    public MqttConnectionOptions sessionOptions() {
        MqttConnectionOptions options = connectionOptions();
        options.setCleanStart(false);
        options.setSessionExpiryInterval(sessionExpiry.toSeconds());
        options.setReceiveMaximum(PREFETCH);
        return options;
    }

    /**
     * A connection that leaves nothing behind at the broker. Encrypted, it checks the broker's certificate and name
     * against the application's {@code camel.ssl} options, else against what the JVM trusts.
     */
    public MqttConnectionOptions connectionOptions() {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setHttpsHostnameVerificationEnabled(true);
        options.setSocketFactory(certificates());
        options.setAutomaticReconnect(false);
        options.setConnectionTimeout(CONNECT_SECONDS);
        options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
        if (username != null) {
            options.setUserName(username);
        }
        if (password != null) {
            options.setPassword(password.getBytes(StandardCharsets.UTF_8));
        }
        return options;
    }

    private @Nullable SocketFactory certificates() {
        boolean encrypted = brokerUrl.startsWith("ssl:") || brokerUrl.startsWith("wss:");
        if (!encrypted || camelContext == null || camelContext.getSSLContextParameters() == null) {
            return null;
        }
        try {
            return camelContext
                    .getSSLContextParameters()
                    .createSSLContext(camelContext)
                    .getSocketFactory();
        } catch (GeneralSecurityException | IOException e) {
            throw new MfgException(LineError.NO_SESSION, brokerUrl + ": camel.ssl: " + e.getMessage(), e);
        }
    }

    @Override
    public @Nullable CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }
}
