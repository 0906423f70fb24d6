/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.check;

import java.util.Locale;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.component.kafka.KafkaConfiguration;
import org.apache.camel.component.kafka.KafkaEndpoint;

/** Looks at every connection that leaves this machine: encrypted, and with the other side's certificate checked. */
final class EndpointSafety {

    private static final Set<String> SCHEMES =
            Set.of("http", "vertx-http", "netty-http", "paho-mqtt5", "paho", "vertx-websocket");

    private EndpointSafety() {}

    static void check(CamelContext context, Endpoint endpoint) {
        String uri = endpoint.getEndpointUri();
        String scheme = uri.substring(0, Math.max(0, uri.indexOf(':')));
        if (endpoint instanceof KafkaEndpoint kafka) {
            checkKafka(context, kafka.getConfiguration(), uri);
        } else if (SCHEMES.contains(scheme)) {
            Transport.check(context, uri, "endpoint " + withoutOptions(uri));
            if (uri.toLowerCase(Locale.ROOT).contains("hostnameverificationenabled=false")) {
                Accepted.refuse(context, CheckError.NO_CERTIFICATE_CHECK, "endpoint " + withoutOptions(uri));
            }
        }
    }

    private static void checkKafka(CamelContext context, KafkaConfiguration kafka, String uri) {
        boolean plain = !String.valueOf(kafka.getSecurityProtocol()).endsWith("SSL");
        String brokers = kafka.getBrokers() == null ? "" : kafka.getBrokers();
        for (String broker : brokers.split(",")) {
            String host = broker.replaceFirst(":\\d+$", "").strip();
            if (plain && !host.isEmpty() && !Transport.isLoopback(host)) {
                Accepted.refuse(
                        context,
                        CheckError.PLAIN_TRANSPORT,
                        "endpoint " + withoutOptions(uri) + " sends plain text to " + broker);
            }
        }
        if (!plain && !"https".equals(kafka.getSslEndpointAlgorithm())) {
            Accepted.refuse(
                    context,
                    CheckError.NO_CERTIFICATE_CHECK,
                    "endpoint " + withoutOptions(uri) + " has sslEndpointAlgorithm=" + kafka.getSslEndpointAlgorithm());
        }
    }

    /** Options may hold secrets. */
    private static String withoutOptions(String uri) {
        int options = uri.indexOf('?');
        return options < 0 ? uri : uri.substring(0, options);
    }
}
