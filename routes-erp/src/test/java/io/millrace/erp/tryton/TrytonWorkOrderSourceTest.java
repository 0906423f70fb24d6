/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.WorkOrderReleased;
import io.millrace.core.db.MemoryDatabase;
import io.millrace.core.post.RestStub;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.DataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrytonWorkOrderSourceTest {

    private static final String ORDERS = "model.production.search_read";
    private static final String REQUIRED = "plant=ULM&database=erp&username=millrace&password=secret";
    private static final String ORDER = """
            "result":[{"id":5,"number":"12","state":"waiting","product":1,"product.":{"id":1,"code":"PUMP-100"},
            "quantity":10.0,"uom.":{"id":1,"symbol":"u"},"planned_start_date":%1$s,"planned_date":null,
            "write_date":{"__class__":"datetime","year":2026,"month":11,"day":23,"hour":13,"minute":%2$d,
            "second":47,"microsecond":265718}}]""";
    private static final String DAY = "{\"__class__\":\"date\",\"year\":2026,\"month\":11,\"day\":23}";

    @AutoClose
    private final MemoryDatabase database = new MemoryDatabase();

    private final CamelContext camel = new DefaultCamelContext();
    private final List<Event<?>> told = new CopyOnWriteArrayList<>();
    private TrytonStub tryton;

    @BeforeEach
    void start() throws IOException {
        tryton = new TrytonStub();
        tryton.result("model.production.work.search_read", TrytonStub.NOTHING);
        tryton.result("model.stock.move.search_read", TrytonStub.NOTHING);
        camel.getRegistry().bind("dataSource", database.dataSource());
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        tryton.close();
    }

    @Test
    void anOrderThatWasOnlyWrittenAgainIsTheSameEvent() throws Exception {
        tryton.result(ORDERS, ORDER.formatted(DAY, 20));
        route("&baseUrl=" + tryton.baseUrl() + "&pollInterval=50&timeZone=Europe/Berlin");
        await().until(() -> !told.isEmpty());
        WorkOrderReleased released = (WorkOrderReleased) told.get(0).data();
        assertThat(released.workOrder().plannedStart()).hasToString("2026-11-23T00:00+01:00");
        assertThat(released.workOrder().plannedEnd()).hasToString("2026-11-24T00:00+01:00");

        tryton.result(ORDERS, ORDER.formatted(DAY, 21));
        int asked = tryton.requests().size();
        await().until(() -> tryton.requests().size() > asked + 6);
        assertThat(told)
                .extracting(event -> event.envelope().id())
                .containsOnly(told.get(0).envelope().id());

        tryton.result(ORDERS, ORDER.formatted(DAY, 22).replace("10.0", "11.0"));
        await().until(() -> changes() == 1);
        tryton.result(ORDERS, ORDER.formatted(DAY, 23));
        await().until(() -> changes() == 2);
        tryton.result(ORDERS, ORDER.formatted(DAY, 24).replace("10.0", "11.0"));
        await().until(() -> changes() == 3);
        tryton.result(ORDERS, ORDER.formatted(DAY, 24).replace("10.0", "12.0"));
        await().until(() -> changes() == 4);
    }

    @Test
    void whatChangesAtTheTimeOfTheReleaseIsAChange() throws Exception {
        tryton.result(ORDERS, ORDER.formatted(DAY, 20));
        route("&baseUrl=" + tryton.baseUrl() + "&pollInterval=50");
        await().until(() -> !told.isEmpty());
        tryton.result(ORDERS, ORDER.formatted(DAY, 20).replace("10.0", "11.0"));
        await().until(() -> changes() == 1);

        int asked = tryton.requests().size();
        await().until(() -> tryton.requests().size() > asked + 6);
        assertThat(told.stream().distinct()).hasSize(2);
    }

    private long changes() {
        return told.stream()
                .filter(event -> event.envelope().type().shortName().equals("work-order-changed"))
                .map(event -> event.envelope().id())
                .distinct()
                .count();
    }

    @Test
    void whatWasToldIsKnownAfterARestart() throws Exception {
        tryton.result(ORDERS, ORDER.formatted(DAY, 20));
        route("&baseUrl=" + tryton.baseUrl() + "&pollInterval=50");
        await().until(() -> !told.isEmpty());
        Event<?> released = told.get(0);
        camel.removeRoute("orders");
        told.clear();

        tryton.result(ORDERS, ORDER.formatted(DAY, 21));
        route("&baseUrl=" + tryton.baseUrl() + "&pollInterval=50");
        await().until(() -> !told.isEmpty());
        assertThat(told).containsOnly(released);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"error\":[\"UserError\",[\"no\",\"\",null]]",
                "\"error\":[\"KeyError\",\"\"]",
                "\"something\":[]"
            })
    void aTrytonThatFailsIsAskedAgain(String answer) throws Exception {
        tryton.result(ORDERS, answer);
        route("&baseUrl=" + tryton.baseUrl() + "&pollInterval=50");
        await().until(() -> tryton.methods().stream().filter(ORDERS::equals).count() >= 2);
        assertThat(told).isEmpty();

        tryton.result(ORDERS, ORDER.formatted(DAY, 20));
        await().until(() -> !told.isEmpty());
    }

    @Test
    void aTrytonThatRefusesTheUserIsAskedAgain() throws Exception {
        tryton.answer("common.db.login", RestStub.answer(401, ""));
        route("&baseUrl=" + tryton.baseUrl() + "&pollInterval=50");

        await().until(() -> tryton.requests().size() >= 2);
        assertThat(told).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"timeZone=Mars, timeZone", "limit=1, limit", "overlap=-1, overlap", "warehouses=x, warehouses"})
    void doesNotStartWith(String parameter, String named) {
        assertThatThrownBy(() -> route("&baseUrl=http://127.0.0.1:1&" + parameter))
                .hasStackTraceContaining(named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plant", "database", "username", "password", "baseUrl"})
    void doesNotStartWithout(String missing) {
        String given = (REQUIRED + "&baseUrl=http://127.0.0.1:1&limit=5").replaceAll(missing + "=[^&]*&", "");

        assertThatThrownBy(() -> route(given, "")).hasStackTraceContaining(missing);
    }

    private void route(String more) throws Exception {
        route(REQUIRED, more + "&changedSince=2026-11-23T00:00:00Z");
    }

    private void route(String required, String more) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:mfg-tryton-work-order-source/tryton-in?" + required + more)
                        .routeId("orders")
                        .transformDataType(new DataType("tryton:work-order"), new DataType("canonical:work-order"))
                        .process(exchange -> told.add(exchange.getMessage().getBody(Event.class)));
            }
        });
    }
}
