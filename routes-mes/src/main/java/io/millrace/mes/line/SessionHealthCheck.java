/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.mes.line;

import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Readiness: a source that has lost its broker looks started, yet hears nothing. */
final class SessionHealthCheck extends AbstractHealthCheck {

    private final PersistentSessionClient client;

    SessionHealthCheck(String routeId, PersistentSessionClient client) {
        super("millrace", "line-" + routeId);
        this.client = client;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.detail("clientId", client.getClientId()).detail("brokerUrl", client.getServerURI());
        if (client.isConnected()) {
            builder.up();
        } else {
            builder.down()
                    .message(LineError.NO_SESSION.code() + " client " + client.getClientId() + " has no session at "
                            + client.getServerURI());
        }
    }
}
