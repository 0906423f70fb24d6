/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.check;

import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.component.rest.RestEndpoint;
import org.apache.camel.util.StringHelper;

/**
 * Looks at the web server that webhooks and calls of an API come in by, Camel's own or Spring Boot's, as its properties
 * say it: beyond this machine it needs TLS. A signature keeps a message from being forged, not from being read; a token
 * that is read can be used.
 */
final class ServerSafety {

    private static final String EVERYWHERE = "0.0.0.0";

    private ServerSafety() {}

    static void check(CamelContext context, Endpoint from, String routeId) {
        boolean api = from.getEndpointUri().startsWith("rest-openapi:");
        if (!api && !(from instanceof RestEndpoint)) {
            return;
        }
        if (Boolean.parseBoolean(property(context, "camel.server.enabled").orElse("false"))) {
            String tls = property(context, "camel.server.useGlobalSslContextParameters")
                    .orElse("false");
            String host = property(context, "camel.server.host").orElse(EVERYWHERE);
            check(context, routeId, host, Boolean.parseBoolean(tls));
        } else if (context.getClass().getName().startsWith("org.apache.camel.spring.boot.")) {
            boolean tls = property(context, "server.ssl.bundle")
                    .or(() -> property(context, "server.ssl.keyStore"))
                    .or(() -> property(context, "server.ssl.certificate"))
                    .isPresent();
            check(context, routeId, property(context, "server.address").orElse(EVERYWHERE), tls);
        }
    }

    private static void check(CamelContext context, String routeId, String host, boolean tls) {
        if (!tls && !Transport.isLoopback(host)) {
            Accepted.refuse(
                    context,
                    CheckError.PLAIN_WEBHOOK,
                    "route " + routeId + " takes calls from a web server that listens on " + host + " without TLS");
        }
    }

    /** @param name in camel case; it may be given with dashes, too */
    private static Optional<String> property(CamelContext context, String name) {
        return context.getPropertiesComponent()
                .resolveProperty(name)
                .or(() -> context.getPropertiesComponent().resolveProperty(StringHelper.camelCaseToDash(name)));
    }
}
