/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventEnvelope;
import io.millrace.canonical.golden.Golden;
import io.millrace.canonical.json.CloudEventCodec;
import io.millrace.core.post.NotPosted;
import io.millrace.core.post.NothingToPost;
import io.millrace.core.post.Posted;
import io.millrace.core.post.RestStub;
import java.io.IOException;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.DataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every sink kamelet for Tryton does when Tryton does not do its part; a real Tryton shows the rest. */
class TrytonSinkKameletsTest {

    private static final String CONSUMPTION = "mfg-tryton-consumption-sink";
    private static final String SEARCH_ORDER = "model.production.search_read";
    private static final String REQUIRED = "database=erp&username=millrace&password=secret";

    private final CamelContext camel = new DefaultCamelContext();
    private TrytonStub tryton;

    @BeforeEach
    void start() throws IOException {
        tryton = new TrytonStub();
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        tryton.close();
    }

    @ParameterizedTest
    @CsvSource({
        "mfg-tryton-consumption-sink, '', canonical:material-consumed, tryton:consumption, material-consumed-to-tryton-consumption/lot, production",
        "mfg-tryton-confirmation-sink, '', canonical:production-confirmed, tryton:confirmation, production-confirmed-to-tryton-confirmation/final, production",
        "mfg-tryton-hold-sink, &holdLocation=QHOLD, canonical:quality-hold-placed, tryton:hold, quality-hold-placed-to-tryton-hold/no-shipment, product.product",
        "mfg-tryton-transfer-sink, '', canonical:warehouse-transfer-completed, tryton:transfer, warehouse-transfer-completed-to-tryton-transfer/lot, stock.shipment.internal",
        "mfg-tryton-shipment-sink, '', canonical:shipment-dispatched, tryton:delivery, shipment-dispatched-to-tryton-delivery/no-tracking-number, stock.shipment.out",
        "mfg-tryton-receipt-sink, '', canonical:goods-received, tryton:receipt, goods-received-to-tryton-receipt/lot, stock.shipment.in"
    })
    void isPrematureOrRefusedAsTrytonSays(String sink, String more, String from, String to, String golden, String model)
            throws Exception {
        String search = "model." + model + ".search_read";
        tryton.result(search, TrytonStub.NOTHING);
        tryton.result("model.product.product.search_read", TrytonStub.NOTHING);
        route(sink, "&baseUrl=" + tryton.baseUrl() + more, from, to);

        assertThat(post(golden)).isInstanceOf(NotPosted.Premature.class).hasMessageContaining("MFG-POST-003");
        tryton.result(search, "\"error\":[\"UserError\",[\"The period is closed.\",\"\",null]]");
        assertThat(post(golden))
                .isInstanceOf(NotPosted.Rejected.class)
                .hasMessageContaining("MFG-POST-004")
                .hasMessageContaining("The period is closed.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"error\":[\"UserWarning\",[\"w\",\"Really?\",\"\"]] | Rejected | Really?",
                "\"error\":[\"ConcurrencyException\",\"changed\"] | NotProcessed | changed",
                "\"error\":[\"'KeyError'\",\"Traceback\"] | NotProcessed | KeyError",
                "\"something\":1 | NotProcessed | something"
            })
    void tellsWhatTrytonSays(String answer, String outcome, String text) throws Exception {
        tryton.result(SEARCH_ORDER, answer);
        consumptionRoute("&requestTimeout=2s");

        assertThat(post("material-consumed-to-tryton-consumption/lot"))
                .hasMessageContaining(text)
                .hasMessageContaining("WO-1001")
                .hasMessageContaining("L-77")
                .extracting(failure -> failure.getClass().getSimpleName())
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"403, Misconfigured", "302, Misconfigured", "429, NotProcessed", "500, NotProcessed"})
    void tellsWhatTheWebServerSays(int status, String outcome) throws Exception {
        tryton.answer(SEARCH_ORDER, RestStub.answer(status, "<html>", "Location", "http://127.0.0.1:1/"));
        consumptionRoute("");

        assertThat(post("material-consumed-to-tryton-consumption/lot"))
                .extracting(failure -> failure.getClass().getSimpleName())
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "mfg-tryton-production-reversal-sink, '12 [stock.move,40]', production, material-consumed-to-tryton-consumption/lot",
        "mfg-tryton-transfer-reversal-sink, 7, stock.shipment.internal, warehouse-transfer-completed-to-tryton-transfer/lot",
        "mfg-tryton-shipment-reversal-sink, 8, stock.shipment.out, shipment-dispatched-to-tryton-delivery/no-tracking-number",
        "mfg-tryton-receipt-reversal-sink, 9, stock.shipment.in, goods-received-to-tryton-receipt/lot"
    })
    void takesBackWhatTrytonKnows(String sink, String document, String model, String golden) throws Exception {
        tryton.result("model." + model + ".search_read", TrytonStub.NOTHING);
        tryton.result("model." + model + ".return.search_read", TrytonStub.NOTHING);
        reversalRoute(sink);

        assertThat(takeBack(golden, document))
                .isInstanceOf(NotPosted.Premature.class)
                .hasMessageContaining("MFG-POST-003")
                .hasMessageContaining("reversal of " + document);
        tryton.result(
                "model." + model + ".search_read", "\"error\":[\"UserError\",[\"The period is closed.\",\"\",null]]");
        assertThat(takeBack(golden, document)).isInstanceOf(NotPosted.Rejected.class);
        assertThat(takeBack(golden, null)).isNotInstanceOf(NotPosted.class).hasMessageContaining("MFG-TRYTON-004");
    }

    private void reversalRoute(String sink) throws Exception {
        start("kamelet:" + sink + "/back?" + REQUIRED + "&baseUrl=" + tryton.baseUrl());
    }

    private Throwable takeBack(String golden, String document) {
        Event<?> event = CloudEventCodec.readStructured(Golden.input(golden));
        return camel.createProducerTemplate()
                .request("direct:start", exchange -> {
                    exchange.getMessage().setBody(event);
                    exchange.setProperty(EventEnvelope.PROPERTY, event.envelope());
                    exchange.setProperty("MillraceReversedDocument", document);
                })
                .getException();
    }

    @Test
    void aLoginThatIsRefusedStopsTheTarget() throws Exception {
        tryton.answer("common.db.login", RestStub.answer(401, ""));
        consumptionRoute("");

        assertThat(post("material-consumed-to-tryton-consumption/lot"))
                .isInstanceOf(NotPosted.Misconfigured.class)
                .hasMessageContaining("the login of millrace");
    }

    @Test
    void aSessionThatHasEndedIsRenewedOnce() throws Exception {
        tryton.result(SEARCH_ORDER, TrytonStub.NOTHING);
        consumptionRoute("");
        post("material-consumed-to-tryton-consumption/lot");
        tryton.endSession();

        assertThat(post("material-consumed-to-tryton-consumption/lot")).isInstanceOf(NotPosted.Premature.class);
        assertThat(tryton.methods())
                .containsExactly(
                        "common.db.login",
                        "model.res.user.get_preferences",
                        SEARCH_ORDER,
                        SEARCH_ORDER,
                        "common.db.login",
                        "model.res.user.get_preferences",
                        SEARCH_ORDER);
    }

    @Test
    void theLastParameterIsTheContextOfTheUser() throws Exception {
        tryton.result(SEARCH_ORDER, TrytonStub.NOTHING);
        consumptionRoute("");
        post("material-consumed-to-tryton-consumption/lot");

        RestStub.Request sent = tryton.requests().get(2);
        assertThat(sent.path()).isEqualTo("/api/v1/erp/");
        assertThat(TrytonStub.read(sent).path("params").get(5).path("company").asInt())
                .isEqualTo(1);
        assertThat(sent.headers()).doesNotContainKeys("cookie", "secret").containsKey("authorization");
    }

    @Test
    void nobodyThereIsNotProcessed() throws Exception {
        route(CONSUMPTION, "&baseUrl=http://127.0.0.1:1", "canonical:material-consumed", "tryton:consumption");

        assertThat(post("material-consumed-to-tryton-consumption/lot"))
                .isInstanceOf(NotPosted.NotProcessed.class)
                .hasMessageContaining("MFG-POST-001");
    }

    @Test
    void nothingToPostMakesNoCall() throws Exception {
        consumptionRoute("");
        Exchange exchange = camel.createProducerTemplate()
                .request("direct:nothing", sent -> sent.getMessage().setBody(new NothingToPost("zero pieces")));

        assertThat(Posted.of(exchange)).isEqualTo(new Posted(null));
        assertThat(tryton.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"database", "username", "password", "holdLocation"})
    void doesNotStartWithout(String missing) {
        String given =
                ("holdLocation=QHOLD&" + REQUIRED + "&baseUrl=http://127.0.0.1:1").replaceAll(missing + "=[^&]*&?", "");

        assertThatThrownBy(() -> start("kamelet:mfg-tryton-hold-sink?" + given)).hasStackTraceContaining(missing);
    }

    @ParameterizedTest
    @CsvSource({
        "http://tryton.example.com, MFG-CHECK-005",
        "ftp://127.0.0.1, baseUrl",
        "http://127.0.0.1:1?x=y, baseUrl"
    })
    void doesNotStartWithTheAddress(String address, String named) {
        assertThatThrownBy(
                        () -> start("kamelet:mfg-tryton-transfer-sink?" + REQUIRED + "&baseUrl=RAW(" + address + ")"))
                .hasStackTraceContaining(named);
    }

    private void start(String sink) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to(sink);
            }
        });
    }

    private void consumptionRoute(String more) throws Exception {
        String parameters = "&baseUrl=" + tryton.baseUrl() + more;
        route(CONSUMPTION, parameters, "canonical:material-consumed", "tryton:consumption");
    }

    private void route(String sink, String parameters, String from, String to) throws Exception {
        String uri = "kamelet:" + sink + "/tryton-out?" + REQUIRED + parameters;
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .transformDataType(new DataType(from), new DataType(to))
                        .to("direct:nothing");
                from("direct:nothing").to(uri);
            }
        });
    }

    private Throwable post(String golden) {
        Object event = CloudEventCodec.readStructured(Golden.input(golden));
        return camel.createProducerTemplate()
                .request("direct:in", exchange -> exchange.getMessage().setBody(event))
                .getException();
    }
}
