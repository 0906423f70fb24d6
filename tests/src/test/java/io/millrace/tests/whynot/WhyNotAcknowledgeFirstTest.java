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
import io.millrace.tests.crash.Life;
import io.millrace.tests.crash.ManualClock;
import io.millrace.tests.crash.MemorySink;
import io.millrace.tests.crash.Quiet;
import io.millrace.tests.crash.Site;
import java.util.HashSet;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Something asynchronous between the source and the ledger: here a wire tap, and seda, threads and the like as well. */
@ExtendWith(Quiet.class)
class WhyNotAcknowledgeFirstTest {

    @Test
    void whatTheSourceHasForgottenIsLostWithTheProcess() throws Exception {
        try (HikariDataSource database = Databases.memory()) {
            ManualClock clock = new ManualClock();
            Site site = new Site(
                    database,
                    Databases.SCHEMA,
                    "acknowledged-first",
                    TargetClass.IDEMPOTENT,
                    CrashCase.SETTLE_WINDOW,
                    clock,
                    new HashSet<>());
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
}
