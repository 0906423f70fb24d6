/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ledger as an MBean of plain texts: {@code io.millrace:type=Ledger,context="<name>"}. */
final class LedgerManagement implements LedgerManagementMBean {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerManagement.class);

    private final Ledger ledger;
    private final Operations operations;

    LedgerManagement(Ledger ledger) {
        this.ledger = ledger;
        this.operations = ledger.operations();
    }

    private static ObjectName name(CamelContext context) throws JMException {
        return new ObjectName("io.millrace:type=Ledger,context=" + ObjectName.quote(context.getName()));
    }

    static void register(CamelContext context, Ledger ledger) {
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .registerMBean(
                            new NamedMBean(new LedgerManagement(ledger), LedgerManagementMBean.class), name(context));
        } catch (JMException e) {
            LOG.warn("the ledger is not in JMX: {}", e.toString());
        }
    }

    static void unregister(CamelContext context) {
        try {
            ManagementFactory.getPlatformMBeanServer().unregisterMBean(name(context));
        } catch (JMException e) {
            LOG.debug("the ledger was not in JMX", e);
        }
    }

    @Override
    public List<Map<String, String>> getTargets() {
        return ledger.status().stream().map(LedgerManagement::row).toList();
    }

    @Override
    public List<Map<String, String>> parked(int limit) {
        return rows(operations.find(DeliveryQuery.all().state(State.PARKED).limit(limit)));
    }

    @Override
    public List<Map<String, String>> find(String target, String state, String plant, String businessKey, int limit) {
        String name = any(state);
        return rows(operations.find(new DeliveryQuery(
                any(target), name == null ? null : State.valueOf(name), any(plant), any(businessKey), null, limit)));
    }

    @Override
    public List<Map<String, String>> history(long deliveryId) {
        return operations.history(deliveryId).stream()
                .map(LedgerManagement::row)
                .toList();
    }

    @Override
    public List<Map<String, String>> replayDryRun(String deliveryIds) {
        return changes(operations.replay(ids(deliveryIds), new Decision("dry run", "dry run"), true));
    }

    @Override
    public List<Map<String, String>> replay(String deliveryIds, String actor, String reason) {
        return changes(operations.replay(ids(deliveryIds), new Decision(actor, reason), false));
    }

    @Override
    public List<Map<String, String>> replayCorrected(long deliveryId, String json, String actor, String reason) {
        byte[] data = json.getBytes(StandardCharsets.UTF_8);
        return changes(List.of(operations.replayCorrected(deliveryId, data, new Decision(actor, reason))));
    }

    @Override
    public List<Map<String, String>> skipDryRun(String deliveryIds) {
        return changes(operations.skip(ids(deliveryIds), new Decision("dry run", "dry run"), true));
    }

    @Override
    public List<Map<String, String>> skip(String deliveryIds, String actor, String reason) {
        return changes(operations.skip(ids(deliveryIds), new Decision(actor, reason), false));
    }

    @Override
    public List<Map<String, String>> resolve(long deliveryId, String documentNumber, String actor, String reason) {
        return changes(List.of(operations.resolve(deliveryId, documentNumber, new Decision(actor, reason))));
    }

    @Override
    public List<Map<String, String>> confirmAbsent(long deliveryId, String actor, String reason) {
        return changes(List.of(operations.confirmAbsent(deliveryId, new Decision(actor, reason))));
    }

    @Override
    public List<Map<String, String>> compensate(long deliveryId, String actor, String reason) {
        return changes(List.of(operations.compensate(deliveryId, new Decision(actor, reason))));
    }

    @Override
    public void stopTarget(String target, String actor, String reason) {
        operations.stop(target, new Decision(actor, reason));
    }

    @Override
    public void resumeTarget(String target, String actor, String reason) {
        operations.resume(target, new Decision(actor, reason));
    }

    @Override
    public List<Map<String, String>> verifyAudit() {
        return operations.verifyAudit().stream()
                .map(report -> row(
                        "target", report.target(),
                        "intact", report.isIntact(),
                        "sealed", report.sealed(),
                        "open", report.open(),
                        "head", report.head(),
                        "problems", String.join("; ", report.problems())))
                .toList();
    }

    private static List<Long> ids(String commaSeparated) {
        return Arrays.stream(commaSeparated.split(","))
                .map(id -> Long.valueOf(id.strip()))
                .toList();
    }

    private static @Nullable String any(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static List<Map<String, String>> rows(List<StoredDelivery> deliveries) {
        return deliveries.stream().map(LedgerManagement::row).toList();
    }

    private static List<Map<String, String>> changes(List<Change> changes) {
        return changes.stream()
                .map(change -> row(
                        "id", change.deliveryId(),
                        "target", change.target(),
                        "from", change.from(),
                        "to", change.to(),
                        "facts", change.facts(),
                        "refusal", change.refusal()))
                .toList();
    }

    private static Map<String, String> row(StoredDelivery delivery) {
        return row(
                "id", delivery.id(),
                "target", delivery.target(),
                "plant", delivery.plant(),
                "state", delivery.state(),
                "facts", BusinessText.of(delivery),
                "code", delivery.code(),
                "text", delivery.text(),
                "mayHaveEffect", delivery.ambiguous(),
                "document", delivery.documentNumber(),
                "attempts", delivery.attempts(),
                "waitsFor", delivery.waiting(),
                "accepted", delivery.acceptedAt(),
                "updated", delivery.updatedAt());
    }

    private static Map<String, String> row(AuditEntry entry) {
        return row(
                "at", entry.at(),
                "actor", entry.actor(),
                "from", entry.fromState(),
                "to", entry.toState(),
                "document", entry.documentNumber(),
                "code", entry.code(),
                "reason", entry.reason());
    }

    private static Map<String, String> row(LedgerStatus status) {
        Map<String, String> row = row(
                "target", status.target(),
                "open", status.open(),
                "oldestOpen", status.oldestOpen(),
                "stoppedBy", status.stoppedBy(),
                "stopReason", status.stopText(),
                "waits", status.waits(),
                "unserved", String.join(", ", status.unserved()),
                "trouble", status.trouble());
        for (State state : State.values()) {
            row.put(state.name(), String.valueOf(status.count(state)));
        }
        return row;
    }

    private static Map<String, String> row(@Nullable Object... namesAndValues) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            row.put(String.valueOf(namesAndValues[i]), value == null ? "" : value.toString());
        }
        return row;
    }
}
