/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import io.millrace.core.ingest.ReadRecord;
import io.millrace.mes.line.wire.LineConsumption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/** What a line consumed is owed to ERP, inventory and costing: the flows of the material-consumed example. */
final class PlantRoutes extends RouteBuilder {

    /** The targets' token. */
    static final String TOKEN = "token-of-the-proof-5b1e07c4";

    private static final AtomicLong ACCEPTED = new AtomicLong();

    private final Map<String, String> given;
    private final String secret;

    PlantRoutes(Map<String, String> given, String secret) {
        this.given = given;
        this.secret = secret;
    }

    /** How many events this application has accepted from the backbone. */
    static long accepted() {
        return ACCEPTED.get();
    }

    private static void count(Exchange exchange) {
        ACCEPTED.addAndGet(exchange.getMessage().getBody() instanceof List<?> batch ? batch.size() : 1);
    }

    @Override
    public void configure() {
        accept();
        if (Boolean.parseBoolean(given.getOrDefault("post", "true"))) {
            post("erp", "erp:goods-movement", "mfg-erp-goods-movement-sink");
            post("inventory", "inventory:movement", "mfg-inventory-movement-sink");
            post("costing", "costing:posting", "mfg-costing-posting-sink");
        }
    }

    private void accept() {
        String owed = "ledger:" + given.getOrDefault("owed", "erp,inventory,costing") + "?maxOpen="
                + given.getOrDefault("maxOpen", "1000000");
        String durable = given.containsKey("backbone")
                ? "kamelet:mfg-event-sink/consumption-out?topic=mfg.production&bootstrapServers="
                        + given.get("backbone")
                : owed;
        switch (given.get("accept")) {
            case "webhook" -> {
                ReadRecord readRecord = new ReadRecord();
                readRecord.setRecord(LineConsumption.class);
                getContext().getRegistry().bind("readConsumption", readRecord);
                from("kamelet:mfg-webhook-source/consumption?path=webhooks/consumption&secret=RAW(" + secret + ")")
                        .routeId("consumption-in")
                        .process("readConsumption")
                        .transformDataType("line:material-consumed", "canonical:material-consumed")
                        .to(durable);
            }
            case "mqtt" ->
                from("kamelet:mfg-line-material-consumed-source/consumption?topic=plant/ULM/%%2B/consumption&clientId=%s&brokerUrl=%s"
                                .formatted(given.getOrDefault("owner", "plant"), given.get("mqtt")))
                        .routeId("consumption-in")
                        .transformDataType("line:material-consumed", "canonical:material-consumed")
                        .to(durable);
            case "kafka" -> fromKafka(given.get("kafka"), owed);
            case "none" -> {}
            default -> throw new IllegalArgumentException(given.get("accept"));
        }
        if (given.containsKey("backbone")) {
            fromKafka(given.get("backbone"), owed);
        }
    }

    private void fromKafka(String brokers, String owed) {
        from("kamelet:mfg-event-source/accepted?topic=mfg.production&groupId=accept&maxBackoff=500&bootstrapServers="
                        + brokers)
                .routeId("backbone-in")
                .to(owed)
                .process(PlantRoutes::count);
    }

    private void post(String target, String type, String sink) {
        from("ledger:%s?settleWindow=%s&retryDelay=%s&retryMaxDelay=400&concurrency=%s"
                        .formatted(
                                target,
                                given.getOrDefault("settle", "4000"),
                                given.getOrDefault("retry", "50"),
                                given.getOrDefault("concurrency", "10")))
                .routeId("consumption-to-" + target)
                .transformDataType("canonical:material-consumed", type)
                .to("kamelet:%s/%s-out?token=%s&baseUrl=http://127.0.0.1:%s/%s&requestTimeout=%s&targetClass=%s"
                        .formatted(
                                sink,
                                target,
                                TOKEN,
                                given.get("target"),
                                target,
                                given.getOrDefault("timeout", "500"),
                                PlantTargets.CLASSES.get(target)));
    }
}
