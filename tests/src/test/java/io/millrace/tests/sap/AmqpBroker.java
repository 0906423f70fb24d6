/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.sap;

import io.millrace.core.FreePort;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;

/** An AMQP 1.0 broker on loopback. What comes to its address goes into each of its queues. */
final class AmqpBroker {

    static final String ADDRESS = "sap/s4/events";

    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    private final int port = FreePort.find();

    AmqpBroker(String... queues) throws Exception {
        CoreAddressConfiguration address =
                new CoreAddressConfiguration().setName(ADDRESS).addRoutingType(RoutingType.MULTICAST);
        for (String queue : queues) {
            address.addQueueConfig(
                    QueueConfiguration.of(queue).setAddress(ADDRESS).setRoutingType(RoutingType.MULTICAST));
        }
        broker.setConfiguration(new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .addAddressConfiguration(address)
                .addAcceptorConfiguration("amqp", uri().replace("amqp:", "tcp:") + "?protocols=AMQP"));
        broker.start();
    }

    String uri() {
        return "amqp://127.0.0.1:" + port;
    }

    /** Messages that the queue has, those that are being delivered too. */
    long waiting(String queue) {
        return broker.getActiveMQServer().locateQueue(SimpleString.of(queue)).getMessageCount();
    }

    void close() throws Exception {
        broker.stop();
    }
}
