/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.fence;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.value.HoldId;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.support.LifecycleStrategySupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link Fence} as an MBean of plain texts: {@code io.millrace:type=Fence,context="<name>"}. */
record FenceManagement(Fence fence) implements FenceManagementMBean {

    private static final Logger LOG = LoggerFactory.getLogger(FenceManagement.class);
    private static final int SHOWN = 100;

    static void register(CamelContext context, Fence fence) {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            ObjectName name = new ObjectName("io.millrace:type=Fence,context=" + ObjectName.quote(context.getName()));
            server.registerMBean(new FenceManagement(fence), name);
            context.addLifecycleStrategy(new LifecycleStrategySupport() {
                @Override
                public void onContextStopped(CamelContext stopped) {
                    unregister(server, name);
                }
            });
        } catch (JMException e) {
            LOG.warn("the fence is not in JMX: {}", e.toString());
        }
    }

    private static void unregister(MBeanServer server, ObjectName name) {
        try {
            server.unregisterMBean(name);
        } catch (JMException e) {
            LOG.debug("the fence was not in JMX", e);
        }
    }

    @Override
    public List<Map<String, String>> getHolds() {
        return fence.open().stream().map(FenceManagement::row).toList();
    }

    @Override
    public Map<String, String> show(String hold) {
        return fence.find(new HoldId(hold))
                .map(FenceManagement::row)
                .orElseThrow(() -> new MfgException(FenceError.UNKNOWN_HOLD, "hold " + hold));
    }

    private static Map<String, String> row(HoldStatus status) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("hold", status.hold().value());
        row.put("plant", status.plant().value());
        row.put("reason", status.reason());
        row.put("placed", status.placedAt().toString());
        row.put(
                "released",
                status.releasedAt() == null ? "" : status.releasedAt().toString());
        row.put("state", status.state().name());
        row.put("holds", joined(status.named()));
        row.put("reaches", joined(status.reached()));
        row.put("inFlight", joined(status.inFlight()));
        row.put("heldBack", joined(status.heldBack()));
        return row;
    }

    private static String joined(List<?> elements) {
        String first = elements.stream().limit(SHOWN).map(Object::toString).collect(Collectors.joining(", "));
        return elements.size() <= SHOWN ? first : first + " and " + (elements.size() - SHOWN) + " more";
    }
}
