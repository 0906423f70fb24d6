/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench.latency;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** The shipped kamelets, as the examples put them together. */
final class MillraceWay implements Way {

    private final DefaultCamelContext camel = new DefaultCamelContext(false);
    private HikariDataSource pool;

    @Override
    public String name() {
        return "millrace";
    }

    @Override
    public void start(Surroundings given) throws Exception {
        pool = given.database().pool();
        camel.disableJMX();
        camel.build();
        camel.getRegistry().bind("dataSource", pool);
        Path reference = Files.createTempFile("reference", ".yaml");
        Files.writeString(reference, reference());
        camel.getPropertiesComponent().addOverrideProperty("mfg.reference.files", "file:" + reference);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:mfg-line-material-consumed-source/line-in?topic=plant/millrace/%2B/consumption&clientId=millrace&inFlight=64&brokerUrl="
                                + given.mqtt())
                        .routeId("publish")
                        .transformDataType("line:material-consumed", "canonical:material-consumed")
                        .to("kamelet:mfg-event-sink/events-out?topic=millrace&bootstrapServers=" + given.kafka());
                from("kamelet:mfg-event-source/events-in?topic=millrace&groupId=millrace&bootstrapServers="
                                + given.kafka())
                        .routeId("accept")
                        .to("ledger:inventory");
                from("ledger:inventory?concurrency=64")
                        .routeId("post")
                        .transformDataType("canonical:material-consumed", "inventory:movement")
                        .to("kamelet:mfg-inventory-movement-sink/inventory-out?token=secret&baseUrl=" + given.target());
            }
        });
        camel.start();
    }

    private static String reference() {
        return IntStream.range(0, Machines.COUNT)
                .mapToObj(machine -> "M-" + machine + ": /acme/ulm/assembly/line" + machine)
                .collect(Collectors.joining(", ", """
                        version: 2026-01
                        plant: ULM
                        validFrom: 2026-01-01T00:00:00+01:00
                        units:
                          line: {kg: KGM}
                        machines:
                          line: {""", "}\n"));
    }

    @Override
    public void close() {
        camel.stop();
        pool.close();
    }
}
