/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.rest.poll;

import static io.millrace.core.post.RestStub.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.canonical.event.Event;
import io.millrace.core.db.MemoryDatabase;
import io.millrace.core.post.RestStub;
import io.millrace.core.quarantine.Quarantine;
import io.millrace.core.quarantine.QuarantineEntry;
import java.io.IOException;
import java.net.SocketException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.DataType;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code mfg-erp-work-order-poll-source} against an HTTP server and a database that outlives a restart. */
class WorkOrderPollTest {

    private static final Instant START = Instant.parse("2026-11-23T06:00:00Z");

    @AutoClose
    private final MemoryDatabase database = new MemoryDatabase();

    private final List<Event<?>> events = new CopyOnWriteArrayList<>();
    private final List<String> attempts = new CopyOnWriteArrayList<>();
    private volatile boolean failing;
    private boolean swallowing;
    private RestStub erp;
    private CamelContext camel;

    @BeforeEach
    void start() throws IOException {
        erp = new RestStub();
    }

    @AfterEach
    void stop() {
        if (camel != null) {
            camel.stop();
        }
        erp.close();
    }

    @Test
    void readsPageAfterPageAndGoesOnThereAfterARestart() throws Exception {
        erp.behave(ordersOfTheErp(5));
        poll("&limit=2&overlap=90s&changedSince=2026-11-23T06:00:00Z");
        await().until(() -> events.size() >= 5 && questions().size() >= 5);

        assertThat(questions().subList(0, 5))
                .containsExactly(
                        "changedSince=2026-11-23T05:58:30Z&limit=2",
                        "changedSince=2026-11-23T06:02:00Z&limit=2",
                        "changedSince=2026-11-23T06:03:00Z&limit=2",
                        "changedSince=2026-11-23T06:04:00Z&limit=2",
                        "changedSince=2026-11-23T06:05:00Z&limit=2");
        camel.stop();
        erp.requests().clear();
        poll("&limit=10&overlap=90s&changedSince=2026-11-23T06:00:00Z");
        await().until(() -> !questions().isEmpty());

        assertThat(questions().get(0)).isEqualTo("changedSince=2026-11-23T06:03:30Z&limit=10");
    }

    @Test
    void aChangeIsToldOnceAndAfterARestartAsTheSameEvent() throws Exception {
        erp.behave(ordersOfTheErp(1));
        poll("&changedSince=2026-11-23T06:00:00Z");
        await().until(() -> questions().size() >= 4);
        assertThat(events).hasSize(1);

        camel.stop();
        poll("&changedSince=2026-11-23T06:00:00Z");
        await().until(() -> events.size() == 2);
        assertThat(events.get(1)).isEqualTo(events.get(0));
        assertThat(events.get(0).envelope().id()).isEqualTo("E-1");
    }

    @Test
    void aChangeThatFailsHoldsUpThoseAfterIt() throws Exception {
        failing = true;
        erp.behave(ordersOfTheErp(3));
        poll("&changedSince=2026-11-23T06:00:00Z");
        await().until(() -> attempts.size() >= 3);
        assertThat(attempts).containsOnly("E-1");

        failing = false;
        await().until(() -> events.size() == 3);
        assertThat(events).extracting(event -> event.envelope().id()).containsExactly("E-1", "E-2", "E-3");
    }

    @Test
    void aSwallowedFailureIsNotTakenForSuccess() throws Exception {
        swallowing = true;
        failing = true;
        erp.behave(ordersOfTheErp(2));
        poll("&changedSince=2026-11-23T06:00:00Z");
        await().until(() -> attempts.size() >= 2);
        assertThat(attempts).containsOnly("E-1");

        failing = false;
        await().until(() -> events.size() == 2);
    }

    @Test
    void whatIsNotDurableIsAskedForAgainAfterARestart() throws Exception {
        failing = true;
        erp.behave(ordersOfTheErp(1));
        poll("&overlap=0&changedSince=2026-11-23T06:00:00Z");
        await().until(() -> !attempts.isEmpty());
        camel.stop();
        failing = false;
        poll("&overlap=0&changedSince=2026-11-23T06:00:00Z");

        await().until(() -> questions().contains("changedSince=2026-11-23T06:01:00Z&limit=200"));
        assertThat(questions().subList(0, 2)).containsOnly("changedSince=2026-11-23T06:00:00Z&limit=200");
        assertThat(events).hasSize(1);
    }

    @Test
    void aChangeThatCannotBeReadIsQuarantinedAloneAndReplayed() throws Exception {
        String bad =
                "{\"id\":\"WO-7\",\"change\":\"CLOSED\",\"eventId\":\"E-7\",\"changedAt\":\"2026-11-23T06:01:00Z\"}";
        String good = "{\"id\":\"WO-8\",\"plant\":\"ULM\",\"change\":\"CLOSED\",\"eventId\":\"E-8\","
                + "\"changedAt\":\"2026-11-23T06:02:00Z\"}";
        erp.behave(answer(200, "{\"workOrders\":[" + bad + "," + good + "]}"));
        poll("&overlap=0&changedSince=2026-11-23T06:00:00Z");
        await().until(() -> questions().contains("changedSince=2026-11-23T06:02:00Z&limit=200"));
        erp.behave(answer(200, "{\"workOrders\":[]}"));
        assertThat(events)
                .extracting(event -> event.envelope().id())
                .contains("E-8")
                .doesNotContain("E-7");

        Quarantine quarantine = Quarantine.of(camel);
        assertThat(quarantine.find(QuarantineEntry.State.OPEN, 10)).hasSize(1);
        QuarantineEntry entry = quarantine.find(QuarantineEntry.State.OPEN, 10).get(0);
        assertThat(entry.text()).contains("MFG-MODEL-001 workOrder.plant is missing", "/work-orders");
        String corrected = new String(quarantine.raw(entry.id()).bytes(), StandardCharsets.UTF_8)
                .replace("\"WO-7\"", "\"WO-7\",\"plant\":\"ULM\"");
        quarantine.replayCorrected(entry.id(), corrected.getBytes(StandardCharsets.UTF_8), "anna", "plant was missing");

        assertThat(events).extracting(event -> event.envelope().id()).contains("E-7");
    }

    @ParameterizedTest
    @CsvSource({"503, {}", "401, {}", "200, no json", "200, {}"})
    void anErpThatFailsIsAskedAgain(int status, String body) throws Exception {
        erp.behave(answer(status, body));
        poll("&changedSince=2026-11-23T06:00:00Z");
        await().until(() -> questions().size() >= 2);
        assertThat(events).isEmpty();

        erp.behave(ordersOfTheErp(1));
        await().until(() -> !events.isEmpty());
    }

    @Test
    void startsWithTheRequiredParametersOnly() throws Exception {
        erp.behave(answer(200, "{\"workOrders\":[]}"));
        start("baseUrl=" + erp.baseUrl() + "&token=t");
        await().until(() -> !questions().isEmpty());

        OffsetDateTime since = OffsetDateTime.parse(
                questions().get(0).replace("changedSince=", "").replace("&limit=200", ""));
        assertThat(since.toInstant()).isBefore(Instant.now().minusSeconds(299));
        assertThat(erp.requests().get(0).headers()).containsEntry("authorization", "Bearer t");
    }

    @ParameterizedTest
    @CsvSource({
        "token=t, baseUrl",
        "baseUrl=http://127.0.0.1:1, token",
        "token=t&baseUrl=http://127.0.0.1:1&limit=1, limit",
        "token=t&baseUrl=http://127.0.0.1:1&overlap=-1, overlap",
        "token=t&baseUrl=http://127.0.0.1:1&changedSince=monday, changedSince",
        "token=t&baseUrl=http://erp.example.com, MFG-CHECK-005",
        "token=t&baseUrl=http://127.0.0.1:1&since=x, since"
    })
    void doesNotStartWith(String parameters, String named) {
        assertThatThrownBy(() -> start(parameters)).hasStackTraceContaining(named);
    }

    /** Order WO-n changed n minutes after the start; answers like an ERP that keeps the contract. */
    private static RestStub.Behaviour ordersOfTheErp(int count) {
        return exchange -> {
            String query = exchange.getRequestURI().getRawQuery();
            Instant since = Instant.parse(decoded(query.replaceAll(".*changedSince=([^&]*).*", "$1")));
            int limit = Integer.parseInt(query.replaceAll(".*limit=(\\d+).*", "$1"));
            List<String> orders = IntStream.rangeClosed(1, count)
                    .filter(n -> !START.plusSeconds(60L * n).isBefore(since))
                    .limit(limit)
                    .mapToObj(n -> "{\"id\":\"WO-" + n + "\",\"plant\":\"ULM\",\"change\":\"CLOSED\",\"eventId\":\"E-"
                            + n + "\",\"changedAt\":\"" + START.plusSeconds(60L * n) + "\"}")
                    .toList();
            answer(200, "{\"workOrders\":[" + String.join(",", orders) + "]}").answer(exchange);
        };
    }

    private List<String> questions() {
        return erp.requests().stream()
                .map(request -> decoded(request.path().replace("/api/v1/work-orders?", "")))
                .map(query -> query.startsWith("limit") ? query.replaceAll("(limit=\\d+)&(.*)", "$2&$1") : query)
                .toList();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private void poll(String parameters) throws Exception {
        start("baseUrl=" + erp.baseUrl() + "&token=t&pollInterval=50" + parameters);
    }

    private void start(String parameters) throws Exception {
        camel = new DefaultCamelContext();
        camel.getRegistry().bind("dataSource", database.dataSource());
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(ResourceHelper.resolveResource(camel, "classpath:mfg/mfg-errors.camel.yaml"));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                if (swallowing) {
                    errorHandler(deadLetterChannel("direct:swallow"));
                    from("direct:swallow").stop();
                }
                from("kamelet:mfg-erp-work-order-poll-source/ulm-erp-orders-in?" + parameters)
                        .routeId("ulm-erp-orders")
                        .routeConfigurationId(swallowing ? "none" : "mfg-errors")
                        .transformDataType(new DataType("erp:work-order"), new DataType("canonical:work-order"))
                        .process(exchange -> {
                            Event<?> event = exchange.getMessage().getBody(Event.class);
                            attempts.add(event.envelope().id());
                            if (failing) {
                                throw new SocketException("the ledger is away");
                            }
                            events.add(event);
                        });
            }
        });
        camel.start();
    }
}
