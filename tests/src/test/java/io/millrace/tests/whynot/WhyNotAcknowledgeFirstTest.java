/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.whynot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.millrace.core.post.TargetClass;
import io.millrace.tests.conformance.Anomaly;
import io.millrace.tests.conformance.Finding;
import io.millrace.tests.crash.CrashCase;
import io.millrace.tests.crash.CrashPoint;
import io.millrace.tests.crash.Databases;
import io.millrace.tests.crash.Erp;
import io.millrace.tests.crash.Erp.Fate;
import io.millrace.tests.crash.Fuse;
import io.millrace.tests.crash.LedgerRows;
import io.millrace.tests.crash.Life;
import io.millrace.tests.crash.ManualClock;
import io.millrace.tests.crash.MemorySink;
import io.millrace.tests.crash.Quiet;
import io.millrace.tests.crash.Site;
import java.util.HashSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Something asynchronous between the source and the ledger: here a wire tap, and seda, threads and the like as well. */
@ExtendWith(Quiet.class)
class WhyNotAcknowledgeFirstTest {

    @Test
    void whatTheSourceHasForgottenIsLostWithTheProcess() throws Exception {
        try (HikariDataSource database = Databases.memory()) {
            Site site = site(database, "acknowledged-first");
            Erp erp = site.erp(Fate.POSTED);
            Fuse fuse = new Fuse(CrashPoint.BEFORE_ACCEPT_COMMIT, Site.VICTIM, () -> {});
            MemorySink sink = new MemorySink(erp, fuse, TargetClass.IDEMPOTENT);
            boolean acknowledged;
            try (Life life = new Life(site, "plant", fuse, sink::addTo)) {
                life.context().addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:source").wireTap("ledger:" + site.target());
                    }
                });
                acknowledged = !life.context()
                        .createProducerTemplate()
                        .request(
                                "direct:source",
                                exchange -> exchange.getMessage()
                                        .setBody(CrashCase.events().get(0)))
                        .isFailed();
                await().until(fuse::isBlown);
            }
            assertThat(acknowledged).isTrue();
            assertThat(CrashCase.findings(site, erp, event -> event.equals(Site.VICTIM)))
                    .extracting(Finding::anomaly)
                    .containsExactly(Anomaly.LOST);
        }
    }

    /** No crash is needed: nobody tells the source that there was no room. */
    @Test
    void whatFindsNoRoomIsAcknowledgedAllTheSame() throws Exception {
        try (HikariDataSource database = Databases.memory()) {
            Site site = site(database, "without-room");
            try (Life life = new Life(
                    site(database, "beside"),
                    "plant",
                    Fuse.none(),
                    new MemorySink(site.erp(Fate.POSTED), Fuse.none(), TargetClass.IDEMPOTENT)::addTo)) {
                AtomicInteger refused = new AtomicInteger();
                life.context().addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:source").wireTap("direct:later");
                        from("direct:later")
                                .onException(Exception.class)
                                .process(exchange -> refused.incrementAndGet())
                                .end()
                                .to("ledger:" + site.target() + "?maxOpen=1");
                    }
                });
                ProducerTemplate source = life.context().createProducerTemplate();
                source.requestBody("direct:source", CrashCase.events().get(0));
                await().until(() -> LedgerRows.read(site).deliveries().size() == 1);
                source.requestBody("direct:source", CrashCase.events().get(1));
                await().until(() -> refused.get() == 1);
            }
            assertThat(CrashCase.findings(site, site.erp(Fate.POSTED), event -> event.equals("e2")))
                    .filteredOn(each -> each.event().equals("e2"))
                    .extracting(Finding::anomaly)
                    .containsExactly(Anomaly.LOST);
        }
    }

    private static Site site(HikariDataSource database, String target) {
        return new Site(
                database,
                Databases.SCHEMA,
                target,
                TargetClass.IDEMPOTENT,
                CrashCase.SETTLE_WINDOW,
                new ManualClock(),
                new HashSet<>());
    }
}
