/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.millrace.core.db.Database;
import io.millrace.core.ledger.AuditReport;
import io.millrace.core.ledger.Ledger;
import io.millrace.core.ledger.LedgerComponent;
import io.millrace.core.ledger.LedgerStatus;
import io.millrace.core.ledger.SteadyClock;
import io.millrace.core.webhook.TestCall;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.component.kafka.KafkaConfiguration;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * The integrator's application, as a program of its own so that it can be killed: the shipped kamelets and data types,
 * the ledger between them, and a person who settles what nobody else can. It says READY when its routes run, then
 * {@code OPEN n}, {@code ACCEPTED n}, {@code PARTITIONS n} and {@code REBALANCES n} over and over, and stops in order
 * when its standard input ends.
 *
 * <p>Arguments: {@code --accept=webhook|kafka|mqtt|none} with {@code --port}, {@code --kafka} or {@code --mqtt};
 * {@code --session} (milliseconds after which Kafka takes a consumer for dead);
 * {@code --backbone} (Kafka between the source and the ledger); {@code --post=true|false}; {@code --target} (port of the {@link TargetServer}); {@code --jdbc}; {@code --owner};
 * {@code --lease} (milliseconds); {@code --settle} (milliseconds); {@code --timeout} (milliseconds);
 * {@code --concurrency}; {@code --pool}; {@code --connectionTimeout}; {@code --hog} (a file: while it is there nobody
 * gets a connection); {@code --migrated} (the tables are there, which saves looking); {@code --clock} (a file with the offset in seconds);
 * {@code --routes} (the class of other routes, which take these arguments); {@code --reference} (the location of another
 * plant's file).
 */
public final class PlantProcess {

    static final String AUDIT_INTACT = "AUDIT intact";
    static final String AUDIT_BROKEN = "AUDIT broken";

    private static final String REFERENCE = "classpath:reference/line-ulm.yaml";

    private PlantProcess() {}

    public static void main(String[] arguments) throws Exception {
        Map<String, String> given = Arguments.of(arguments);
        CamelContext camel = new DefaultCamelContext(false);
        camel.disableJMX();
        try (HikariDataSource dataSource = dataSource(given)) {
            camel.getRegistry().bind("dataSource", dataSource);
            if (given.containsKey("migrated")) {
                camel.getRegistry().bind("database", new Database(dataSource, ProofDatabase.SCHEMA));
            }
            if (given.containsKey("clock")) {
                camel.getRegistry().bind("clock", new SteadyClock(new FileClock(given.get("clock"))));
            }
            camel.build();
            LedgerComponent ledger = new LedgerComponent();
            ledger.setOwner(given.getOrDefault("owner", "plant"));
            ledger.setLeaseDuration(Long.parseLong(given.getOrDefault("lease", "30000")));
            ledger.setSealInterval(1000);
            camel.addComponent("ledger", ledger);
            camel.getPropertiesComponent()
                    .addOverrideProperty("mfg.reference.files", given.getOrDefault("reference", REFERENCE));
            if (given.containsKey("session")) {
                KafkaConfiguration kafka =
                        camel.getComponent("kafka", KafkaComponent.class).getConfiguration();
                kafka.setSessionTimeoutMs(Integer.parseInt(given.get("session")));
                kafka.setHeartbeatIntervalMs(1000);
            }
            if (given.get("accept").equals("webhook")) {
                MainHttpServer http = new MainHttpServer();
                http.setHost("127.0.0.1");
                http.setPort(Integer.parseInt(given.get("port")));
                camel.addService(http);
            }
            camel.addRoutes(routes(given));
            camel.start();
            System.out.println("READY 0");
            ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
            timer.scheduleWithFixedDelay(() -> tellOpen(camel), 0, 500, TimeUnit.MILLISECONDS);
            if (given.containsKey("hog")) {
                new Hog(dataSource, Path.of(given.get("hog"))).start();
            }
            if (Boolean.parseBoolean(given.getOrDefault("person", "true"))) {
                Person person = new Person(Ledger.of(camel), given);
                timer.scheduleWithFixedDelay(person::work, 500, 500, TimeUnit.MILLISECONDS);
            }
            while (System.in.read() >= 0) {
                // whoever started it is still there
            }
            timer.shutdownNow();
            boolean intact =
                    Ledger.of(camel).operations().verifyAudit().stream().allMatch(AuditReport::isIntact);
            System.out.println(intact ? AUDIT_INTACT : AUDIT_BROKEN);
            camel.stop();
        }
        System.exit(0);
    }

    private static RoutesBuilder routes(Map<String, String> given) throws ReflectiveOperationException {
        return given.containsKey("routes")
                ? (RoutesBuilder) Class.forName(given.get("routes"))
                        .getConstructor(Map.class)
                        .newInstance(given)
                : new PlantRoutes(given, TestCall.SECRET);
    }

    private static HikariDataSource dataSource(Map<String, String> given) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(given.get("jdbc"));
        config.setUsername(given.getOrDefault("user", "sa"));
        config.setMaximumPoolSize(Integer.parseInt(given.getOrDefault("pool", "8")));
        config.setMinimumIdle(1);
        config.setConnectionTimeout(Long.parseLong(given.getOrDefault("connectionTimeout", "5000")));
        return new HikariDataSource(config);
    }

    private static void tellOpen(CamelContext camel) {
        try {
            List<LedgerStatus> status = Ledger.of(camel).status();
            System.out.println("ACCEPTED " + PlantRoutes.accepted());
            System.out.println("PARTITIONS " + GroupMetrics.partitions());
            System.out.println("REBALANCES " + GroupMetrics.rebalances());
            System.out.println(
                    "OPEN " + status.stream().mapToLong(LedgerStatus::open).sum());
        } catch (RuntimeException e) {
            System.out.println("TROUBLE " + e);
        }
    }
}
