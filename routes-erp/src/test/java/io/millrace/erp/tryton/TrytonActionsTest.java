/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.Quantity;
import io.millrace.core.api.ApiException;
import io.millrace.core.db.MemoryDatabase;
import io.millrace.core.post.RestStub;
import io.millrace.erp.action.ActionError;
import io.millrace.erp.action.CreatedOrder;
import io.millrace.erp.action.OrderRequest;
import io.millrace.erp.action.PartQuestion;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Part validation and production orders, when a call fails: what they say of a real Tryton is tested with one. */
class TrytonActionsTest {

    private static final String PART = "mfg-tryton-part-validation-action";
    private static final String ORDER = "mfg-tryton-production-order-action";
    private static final PlantId ULM = new PlantId("ULM");
    private static final OrderRequest REQUEST = new OrderRequest(
            "SO-4711-10",
            ULM,
            new ItemId("PUMP-100"),
            Quantity.of("10", "EA"),
            OffsetDateTime.parse("2026-11-24T06:00:00+01:00"),
            OffsetDateTime.parse("2026-11-24T14:00:00+01:00"));
    private static final String CREATE = "model.production.create";
    private static final String SEARCH = "model.production.search_read";

    @AutoClose
    private final MemoryDatabase database = new MemoryDatabase();

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private TrytonStub tryton;

    @BeforeEach
    void start() throws Exception {
        tryton = new TrytonStub();
        tryton.result("model.product.product.search_read", "\"result\":[{\"id\":5}]");
        tryton.result("model.product.uom.search_read", "\"result\":[{\"id\":1}]");
        tryton.result("model.stock.location.search_read", "\"result\":[{\"id\":3,\"production_location\":9}]");
        tryton.result("model.product.product-production.bom.search_read", "\"result\":[{\"id\":1,\"bom\":2}]");
        tryton.result("model.production.reset_bom", "\"result\":{}");
        tryton.result(SEARCH, TrytonStub.NOTHING);
        camel.getRegistry().bind("dataSource", database.dataSource());
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        tryton.close();
    }

    @ParameterizedTest
    @CsvSource({
        PART + ",baseUrl", PART + ",database", PART + ",username", PART + ",password",
        ORDER + ",baseUrl", ORDER + ",database", ORDER + ",username", ORDER + ",password"
    })
    void doesNotStartWithoutEachRequiredParameter(String action, String missing) {
        assertThatThrownBy(() -> route(action, parameters().replaceAll("&?" + missing + "=[^&]*", "")))
                .hasStackTraceContaining(missing);
    }

    @Test
    void aSettleWindowIsLongerThanNothing() {
        assertThatThrownBy(() -> route(ORDER, parameters() + "&settleWindow=0s"))
                .hasStackTraceContaining("settleWindow must be longer than nothing");
    }

    @Test
    void aPartIsNotValidatedByAServerThatFails() throws Exception {
        route(PART, parameters());
        tryton.answer("model.product.product.search_read", RestStub.answer(500, "<html>"));

        assertThat(refused(new PartQuestion(ULM, REQUEST.item())).code()).isEqualTo(ActionError.NOT_ANSWERED);
    }

    @Test
    void anOrderWhoseCallWasNotAnsweredIsNotMadeAgainBeforeItMustBeSeen() throws Exception {
        route(ORDER, parameters());
        tryton.answer(CREATE, RestStub.answer(502, ""));
        assertThat(refused(REQUEST).code()).isEqualTo(ActionError.UNKNOWN_OUTCOME);

        ApiException waits = refused(REQUEST);
        assertThat(waits.code()).isEqualTo(ActionError.UNDER_WAY);
        assertThat(waits.retryAfter()).isBetween(Duration.ofSeconds(60), Duration.ofMinutes(2));
        assertThat(tryton.methods()).containsOnlyOnce(CREATE);

        tryton.result(SEARCH, order("10.0"));
        CreatedOrder there = ask(REQUEST).getMessage().getBody(CreatedOrder.class);
        assertThat(there.order()).hasToString("42");
        assertThat(there.created()).isFalse();
        assertThat(tryton.methods()).containsOnlyOnce(CREATE);
    }

    @Test
    void whatSurelyHadNoEffectMayBeAskedForAtOnce() throws Exception {
        route(ORDER, parameters());
        tryton.result("model.product.product-production.bom.search_read", TrytonStub.NOTHING);
        ApiException refused = refused(REQUEST);
        assertThat(refused.code()).isEqualTo(ActionError.REJECTED);
        assertThat(refused).hasMessageContaining("item PUMP-100 has no bill of material in Tryton");

        tryton.result("model.product.uom.search_read", TrytonStub.NOTHING);
        assertThat(refused(REQUEST).code()).isEqualTo(ActionError.UNKNOWN);
        tryton.result(CREATE, "\"error\":[\"UserError\",[\"no\",\"\"]]");
        tryton.result("model.product.uom.search_read", "\"result\":[{\"id\":1}]");
        tryton.result("model.product.product-production.bom.search_read", "\"result\":[{\"id\":1,\"bom\":2}]");
        assertThat(refused(REQUEST).code()).isEqualTo(ActionError.REJECTED);
        assertThat(refused(REQUEST).code()).isEqualTo(ActionError.REJECTED);
    }

    @Test
    void anotherOrderUnderTheReferenceIsRefused() throws Exception {
        route(ORDER, parameters());
        tryton.result(SEARCH, order("12.0"));

        ApiException other = refused(REQUEST);
        assertThat(other.code()).isEqualTo(ActionError.OTHER_ORDER);
        assertThat(other).hasMessageContaining("order 42 has the reference, of 12.0 u of PUMP-100");
    }

    private static String order(String quantity) {
        return "\"result\":[{\"id\":7,\"number\":\"42\",\"quantity\":" + quantity
                + ",\"product.\":{\"code\":\"PUMP-100\"},\"uom.\":{\"symbol\":\"u\"}}]";
    }

    private String parameters() {
        return "baseUrl=" + tryton.baseUrl() + "&database=erp&username=millrace&password=secret";
    }

    private void route(String action, String parameters) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("kamelet:" + action + "/asked?" + parameters);
            }
        });
    }

    private ApiException refused(Record question) {
        return (ApiException) ask(question).getException();
    }

    private Exchange ask(Record question) {
        Exchange exchange = new DefaultExchange(camel);
        exchange.getMessage().setBody(question);
        return camel.createProducerTemplate().send("direct:in", exchange);
    }
}
