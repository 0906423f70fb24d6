/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** What Kafka's own consumers of this process say of their consumer groups. */
final class GroupMetrics {

    private static final String CONSUMERS = "kafka.consumer:type=consumer-coordinator-metrics,client-id=*";

    private GroupMetrics() {}

    /** How many they have. */
    static long partitions() {
        return sum("assigned-partitions");
    }

    /** How often partitions were dealt to them, the first time too. */
    static long rebalances() {
        return sum("rebalance-total");
    }

    private static long sum(String metric) {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            double sum = 0;
            for (ObjectName each : server.queryNames(new ObjectName(CONSUMERS), null)) {
                sum += ((Number) server.getAttribute(each, metric)).doubleValue();
            }
            return (long) sum;
        } catch (JMException e) {
            return 0; // closed meanwhile
        }
    }
}
