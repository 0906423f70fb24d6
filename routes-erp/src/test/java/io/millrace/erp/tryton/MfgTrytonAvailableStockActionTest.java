/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.Quantity;
import io.millrace.core.api.ApiException;
import io.millrace.core.post.RestStub;
import io.millrace.erp.action.ActionError;
import io.millrace.erp.action.AvailableStock;
import io.millrace.erp.action.StockQuestion;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MfgTrytonAvailableStockActionTest {

    private static final StockQuestion QUESTION = new StockQuestion(new PlantId("ULM"), new ItemId("CAST-10"), null);

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private TrytonStub tryton;

    @BeforeEach
    void start() throws Exception {
        tryton = new TrytonStub();
        tryton.result(
                "model.product.product.search_read",
                "\"result\":[{\"id\":5,\"default_uom.\":{\"symbol\":\"kg\",\"digits\":2}}]");
        locations("""
                [{"id":11,"code":"STO","name":"Storage","quantity":2.5},{"id":12,"code":"QHOLD","name":"Hold","quantity":0.1},
                 {"id":13,"code":null,"name":"Line 1","quantity":0.0}]
                """);
        tryton.result("model.stock.lot.search_read", "\"result\":[{\"id\":7,\"number\":\"C-1\",\"quantity\":0.1}]");
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        tryton.close();
    }

    private void locations(String found) {
        tryton.answer("model.stock.location.search_read", exchange -> {
            RestStub.Request asked = tryton.requests().get(tryton.requests().size() - 1);
            int id = TrytonStub.read(asked).path("id").asInt();
            boolean warehouse = asked.body().contains("\"warehouse\"");
            String result = warehouse ? "[{\"id\":1,\"storage_location\":3}]" : found;
            RestStub.answer(200, "{\"id\":" + id + ",\"result\":" + result + '}')
                    .answer(exchange);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"baseUrl", "database", "username", "password"})
    void doesNotStartWithoutEachRequiredParameter(String missing) {
        assertThatThrownBy(() -> route(parameters().replaceAll("&?" + missing + "=[^&]*", "")))
                .hasStackTraceContaining(missing);
    }

    @Test
    void stockIsToldByLocationAndLotAndWhatIsOnHoldIsRestricted() throws Exception {
        route(parameters() + "&holdLocation=QHOLD");

        AvailableStock stock = ask(QUESTION).getMessage().getBody(AvailableStock.class);
        assertThat(stock.available()).isEqualTo(Quantity.of("2.5", "KGM"));
        assertThat(stock.balances())
                .extracting(balance -> balance.location() + " " + balance.lot() + " " + balance.quantity() + " "
                        + balance.disposition())
                .containsExactly(
                        "STO C-1 0.10 KGM UNRESTRICTED",
                        "STO null 2.40 KGM UNRESTRICTED",
                        "QHOLD C-1 0.10 KGM RESTRICTED");
    }

    @Test
    void ofOneLotOnlyItsStockIsTold() throws Exception {
        route(parameters());

        AvailableStock stock = ask(new StockQuestion(QUESTION.plant(), QUESTION.item(), new LotId("C-1")))
                .getMessage()
                .getBody(AvailableStock.class);
        assertThat(stock.available()).isEqualTo(Quantity.of("2.6", "KGM"));
        tryton.result("model.stock.lot.search_read", TrytonStub.NOTHING);
        assertThat(ask(new StockQuestion(QUESTION.plant(), QUESTION.item(), new LotId("C-9")))
                        .getMessage()
                        .getBody(AvailableStock.class)
                        .available())
                .isEqualTo(Quantity.of("0", "KGM"));
    }

    @Test
    void whatTrytonDoesNotKnowIsNotFound() throws Exception {
        tryton.result("model.product.product.search_read", TrytonStub.NOTHING);
        route(parameters());

        ApiException refused = (ApiException) ask(QUESTION).getException();
        assertThat(refused.code()).isEqualTo(ActionError.UNKNOWN);
        assertThat(refused)
                .hasMessage("MFG-ACTION-001 Tryton did not give the stock of item CAST-10 in plant ULM: Tryton came too"
                        + " early: Tryton does not know item CAST-10");
    }

    @Test
    void whoIsTurnedAwayOrNotAnsweredIsTold() throws Exception {
        route(parameters());
        tryton.answer("model.product.product.search_read", RestStub.answer(500, "<html>"));
        assertThat(((ApiException) ask(QUESTION).getException()).code()).isEqualTo(ActionError.NOT_ANSWERED);

        tryton.result("common.db.login", "\"result\":null");
        tryton.endSession();
        tryton.result("common.db.login", "\"result\":null");
        assertThat(((ApiException) ask(QUESTION).getException()).code()).isEqualTo(ActionError.TURNED_AWAY);
    }

    private String parameters() {
        return "baseUrl=" + tryton.baseUrl() + "&database=erp&username=millrace&password=secret";
    }

    private void route(String parameters) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("kamelet:mfg-tryton-available-stock-action/stock-in?" + parameters);
            }
        });
    }

    private Exchange ask(StockQuestion question) {
        Exchange exchange = new DefaultExchange(camel);
        exchange.getMessage().setBody(question);
        return camel.createProducerTemplate().send("direct:in", exchange);
    }
}
