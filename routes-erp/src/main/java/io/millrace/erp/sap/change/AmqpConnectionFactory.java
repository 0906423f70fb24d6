/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.change;

import io.millrace.core.check.Settings;
import java.util.List;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.jspecify.annotations.Nullable;

/** Connections to an AMQP 1.0 broker; plain text goes to this machine only. */
public final class AmqpConnectionFactory extends JmsConnectionFactory implements Settings {

    private static final String ADDRESS = "(failover:)?\\(?amqp(ws)?s?://.+";

    private String brokerUri = "";

    /** As Qpid JMS says it: {@code amqps://host:5671}. */
    public void setBrokerUri(String brokerUri) {
        this.brokerUri = brokerUri;
        if (brokerUri.matches(ADDRESS)) {
            setRemoteURI(brokerUri);
        }
    }

    public void setBrokerUsername(@Nullable String brokerUsername) {
        setUsername(brokerUsername);
    }

    public void setBrokerPassword(@Nullable String brokerPassword) {
        setPassword(brokerPassword);
    }

    @Override
    public void check() {
        Settings.require(
                brokerUri.matches(ADDRESS),
                "brokerUri",
                "must be an address of AMQP, as amqps://host:5671, got '" + brokerUri.replaceFirst("\\?.*", "") + "'");
    }

    @Override
    public List<String> addresses() {
        return List.of(brokerUri);
    }
}
