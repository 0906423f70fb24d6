/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.quarantine;

import io.millrace.core.quarantine.QuarantineEntry.State;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.support.LifecycleStrategySupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link Quarantine} as an MBean of plain strings, so that any JMX client can show it. */
record QuarantineManagement(Quarantine quarantine) implements QuarantineManagementMBean {

    private static final Logger LOG = LoggerFactory.getLogger(QuarantineManagement.class);

    static void register(CamelContext context, Quarantine quarantine) {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            ObjectName name =
                    new ObjectName("io.millrace:type=Quarantine,context=" + ObjectName.quote(context.getName()));
            server.registerMBean(new QuarantineManagement(quarantine), name);
            context.addLifecycleStrategy(new LifecycleStrategySupport() {
                @Override
                public void onContextStopped(CamelContext stopped) {
                    unregister(server, name);
                }
            });
        } catch (JMException e) {
            LOG.warn("the quarantine is not in JMX: {}", e.toString());
        }
    }

    private static void unregister(MBeanServer server, ObjectName name) {
        try {
            server.unregisterMBean(name);
        } catch (JMException e) {
            LOG.debug("the quarantine was not in JMX", e);
        }
    }

    @Override
    public long getOpen() {
        return quarantine.countOpen();
    }

    @Override
    public List<Map<String, String>> find(int limit) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (QuarantineEntry entry : quarantine.find(State.OPEN, limit)) {
            Map<String, String> row = new LinkedHashMap<>();
            row.put("id", String.valueOf(entry.id()));
            row.put("at", entry.at().toString());
            row.put("plant", entry.plant());
            row.put("place", entry.place());
            row.put("code", entry.code());
            row.put("text", entry.text());
            rows.add(row);
        }
        return rows;
    }

    @Override
    public String showRaw(long id) {
        return new String(quarantine.raw(id).bytes(), StandardCharsets.UTF_8);
    }

    @Override
    public String replay(long id, String actor, String reason) {
        quarantine.replay(id, actor, reason);
        return "message " + id + " replayed";
    }

    @Override
    public String replayAll(String code, int limit, String actor, String reason) {
        return quarantine.replayAll(code, limit, actor, reason) + " messages replayed";
    }

    @Override
    public String replayCorrected(long id, String corrected, String actor, String reason) {
        quarantine.replayCorrected(id, corrected.getBytes(StandardCharsets.UTF_8), actor, reason);
        return "message " + id + " replayed corrected";
    }

    @Override
    public String discard(long id, String actor, String reason) {
        quarantine.discard(id, actor, reason);
        return "message " + id + " discarded";
    }
}
