/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.error.ModelError;
import io.millrace.core.db.Database;
import io.millrace.core.quarantine.QuarantineEntry.State;
import java.lang.management.ManagementFactory;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MfgQuarantineSinkTest {

    private static final String RAW = "{\"workOrder\":\"WO-1\"}";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final List<String> mapped = new ArrayList<>();
    private String failingAt = "";
    private Exception failure = new MfgException(ModelError.MISSING_FIELD, "item is missing");

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void doesNotStartWithoutADatabase() throws Exception {
        routes();
        assertThatThrownBy(context::start).hasStackTraceContaining("DataSource");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void keepsTheRawBytesWhateverStepFailedAndReplaysThemThroughTheRoute(boolean kameletsInJmx) throws Exception {
        start(kameletsInJmx);
        Quarantine quarantine = Quarantine.of(context);
        for (String step : List.of("unmarshal", "mapping", "sink")) {
            failingAt = step;
            mapped.clear();
            assertThat(receive(RAW).getException()).as(step).isNull();

            QuarantineEntry entry = quarantine.find(State.OPEN, 10).get(0);
            assertThat(entry.code()).isEqualTo("MFG-MODEL-001");
            assertThat(entry.text()).isEqualTo("MFG-MODEL-001 item is missing (plant ULM, plant/ULM/L3/consumption)");
            assertThat(entry.plant()).isEqualTo("ULM");
            assertThat(entry.routeId()).isEqualTo("ulm-line-in");
            assertThat(quarantine.raw(entry.id()).bytes()).isEqualTo(RAW.getBytes(StandardCharsets.UTF_8));

            assertThatThrownBy(() -> quarantine.replay(entry.id(), "anna", "try"))
                    .as(step)
                    .hasMessageContaining("MFG-QUAR-004")
                    .hasMessageContaining("item is missing");
            assertThat(quarantine.find(State.OPEN, 10)).hasSize(1);

            failingAt = "";
            mapped.clear();
            quarantine.replay(entry.id(), "anna", "mapping corrected");
            assertThat(mapped).containsExactly(RAW + " of plant/ULM/L3/consumption");
            assertThat(quarantine.find(State.OPEN, 10)).isEmpty();
            assertThatThrownBy(() -> quarantine.replay(entry.id(), "ben", "again"))
                    .hasMessageContaining("REPLAYED by anna: mapping corrected");
        }
        assertThat(quarantine.find(State.REPLAYED, 10)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void doesNotAcknowledgeTheSourceWhenTheQuarantineItselfIsDown(boolean kameletsInJmx) throws Exception {
        start(kameletsInJmx);
        failingAt = "mapping";
        Database database = Database.of(context);
        database.inTransaction(connection ->
                connection.createStatement().execute("DROP TABLE \"" + database.schema() + "\".mfg_quarantine"));
        assertThat(receive(RAW).getException()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void doesNotAcknowledgeTheSourceForAFailureThatPassesByItself(boolean kameletsInJmx) throws Exception {
        start(kameletsInJmx);
        failingAt = "sink";
        failure = new ConnectException("Connection refused");
        assertThat(receive(RAW).getException())
                .hasMessageContaining("MFG-QUAR-005")
                .hasMessageContaining("Connection refused");
        assertThat(Quarantine.of(context).find(State.OPEN, 10)).isEmpty();
    }

    @Test
    void replaysCorrectedBytesAndDiscardsWithActorAndReason() throws Exception {
        start(true);
        Quarantine quarantine = Quarantine.of(context);
        failingAt = "mapping";
        receive(RAW);
        receive("rubbish");
        List<QuarantineEntry> open = quarantine.find(State.OPEN, 10);
        failingAt = "";

        byte[] corrected = "{\"item\":\"RM-100\"}".getBytes(StandardCharsets.UTF_8);
        quarantine.replayCorrected(open.get(0).id(), corrected, "anna", "item added");
        quarantine.discard(open.get(1).id(), "ben", "test message");

        assertThat(mapped).containsExactly("{\"item\":\"RM-100\"} of plant/ULM/L3/consumption");
        assertThat(quarantine.find(State.REPLAYED, 10).get(0).reason()).isEqualTo("corrected: item added");
        assertThat(quarantine.find(State.DISCARDED, 10).get(0).actor()).isEqualTo("ben");
        assertThat(quarantine.raw(open.get(0).id()).bytes()).isEqualTo(RAW.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> quarantine.discard(open.get(1).id(), "anna", "x"))
                .hasMessageContaining("by ben");
        assertThatThrownBy(() -> quarantine.discard(4711, "anna", "x")).hasMessageContaining("MFG-QUAR-001");
        assertThatThrownBy(() -> quarantine.replay(open.get(1).id(), " ", "x")).hasMessageContaining("MFG-QUAR-006");
    }

    @Test
    void replaysAllOfOneCodeInTheOrderTheyCame() throws Exception {
        start(true);
        Quarantine quarantine = Quarantine.of(context);
        failingAt = "mapping";
        receive("1");
        failure = new IllegalStateException("other");
        receive("2");
        failure = new MfgException(ModelError.MISSING_FIELD, "item is missing");
        receive("3");
        failingAt = "";
        assertThat(quarantine.replayAll("MFG-MODEL-001", 100, "anna", "item table corrected"))
                .isEqualTo(2);
        assertThat(mapped).extracting(text -> text.charAt(0)).containsExactly('1', '3');
        assertThat(quarantine.countOpen()).isEqualTo(1);
    }

    @Test
    void anOperatorDoesAllThatInJmx() throws Exception {
        start(true);
        failingAt = "unmarshal";
        receive(RAW);
        failingAt = "";
        MBeanServer jmx = ManagementFactory.getPlatformMBeanServer();
        ObjectName name = new ObjectName("io.millrace:type=Quarantine,context=\"" + context.getName() + "\"");
        assertThat(jmx.getAttribute(name, "Open")).isEqualTo(1L);
        List<?> rows = (List<?>) jmx.invoke(name, "find", new Object[] {5}, new String[] {"int"});
        assertThat(rows.get(0).toString()).contains("plant/ULM/L3/consumption").contains("MFG-MODEL-001");
        Object raw = jmx.invoke(name, "showRaw", new Object[] {1L}, new String[] {"long"});
        assertThat(raw).isEqualTo(RAW);
        jmx.invoke(name, "replay", new Object[] {1L, "anna", "corrected"}, new String[] {
            "long", "java.lang.String", "java.lang.String"
        });
        assertThat(jmx.getAttribute(name, "Open")).isEqualTo(0L);
        assertThat(mapped).hasSize(1);
    }

    private void start(boolean kameletsInJmx) throws Exception {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setUrl("jdbc:h2:mem:quarantine" + System.nanoTime() + ";DB_CLOSE_DELAY=-1");
        Database database = new Database(dataSource, "millrace");
        database.migrate();
        context.getRegistry().bind("database", database);
        context.getManagementStrategy().getManagementAgent().setRegisterRoutesCreateByKamelet(kameletsInJmx);
        routes();
        context.start();
    }

    private void routes() throws Exception {
        Processor unmarshal = exchange -> failAt("unmarshal");
        Processor system = exchange -> {
            failAt("sink");
            mapped.add(exchange.getMessage().getBody(String.class));
        };
        context.getRegistry().bind("testUnmarshal", unmarshal);
        context.getRegistry().bind("testSystem", system);
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(
                        PluginHelper.getResourceLoader(context).resolveResource("classpath:mfg/mfg-errors.camel.yaml"));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:mfg-test-source/ulm-line-in?from=line")
                        .routeId("ulm-line-to-events")
                        .routeConfigurationId("mfg-errors")
                        .process(exchange -> failAt("mapping"))
                        .setBody(simple("${bodyAs(String)} of ${header.CamelMqttTopic}"))
                        .to("kamelet:mfg-test-sink/ulm-line-out");
            }
        });
    }

    private void failAt(String step) throws Exception {
        if (step.equals(failingAt)) {
            throw failure;
        }
    }

    private Exchange receive(String message) {
        return context.createProducerTemplate().send("direct:line", exchange -> {
            exchange.getMessage().setBody(message);
            exchange.getMessage().setHeader("CamelMqttTopic", "plant/ULM/L3/consumption");
        });
    }
}
