/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.whynot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.millrace.core.FreePort;
import io.millrace.core.post.TargetClass;
import io.millrace.tests.conformance.Anomaly;
import io.millrace.tests.conformance.Finding;
import io.millrace.tests.crash.CrashCase;
import io.millrace.tests.crash.Databases;
import io.millrace.tests.crash.Erp;
import io.millrace.tests.crash.Fuse;
import io.millrace.tests.crash.Life;
import io.millrace.tests.crash.ManualClock;
import io.millrace.tests.crash.MemorySink;
import io.millrace.tests.crash.Movement;
import io.millrace.tests.crash.Quiet;
import io.millrace.tests.crash.Site;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashSet;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An HTTP route before the ledger that asks nobody who he is. */
@ExtendWith(Quiet.class)
class WhyNotOpenDoorTest {

    @Test
    void whatAnybodySaysIsPosted() throws Exception {
        try (HikariDataSource database = Databases.memory()) {
            Site site = new Site(
                    database,
                    Databases.SCHEMA,
                    "open-door",
                    TargetClass.IDEMPOTENT,
                    CrashCase.SETTLE_WINDOW,
                    new ManualClock(),
                    new HashSet<>());
            Erp erp = site.erp(Erp.Fate.POSTED);
            MemorySink sink = new MemorySink(erp, Fuse.none(), TargetClass.IDEMPOTENT);
            try (Life life = new Life(site, "plant", Fuse.none(), sink::addTo)) {
                MainHttpServer server = new MainHttpServer();
                server.setHost("127.0.0.1");
                server.setPort(FreePort.find());
                life.context().addService(server);
                life.context().addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("platform-http:/consumption")
                                .process(exchange -> exchange.getMessage()
                                        .setBody(Movement.consumed(
                                                exchange.getMessage().getBody(String.class), "WO-1")))
                                .to("ledger:" + site.target())
                                .setBody(constant("thanks"));
                    }
                });
                HttpRequest unsigned = HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + server.getPort() + "/consumption"))
                        .POST(HttpRequest.BodyPublishers.ofString("forged"))
                        .build();
                assertThat(HttpClient.newHttpClient()
                                .send(unsigned, HttpResponse.BodyHandlers.discarding())
                                .statusCode())
                        .isEqualTo(200);
                await().until(() -> !erp.effects().isEmpty());
            }
            assertThat(CrashCase.findings(site, erp, event -> false))
                    .filteredOn(each -> each.event().equals("forged"))
                    .extracting(Finding::anomaly)
                    .contains(Anomaly.UNEXPECTED);
        }
    }
}
