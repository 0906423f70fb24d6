/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.rest;

import static io.millrace.core.post.RestStub.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import io.millrace.canonical.value.CustomerId;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.Quantity;
import io.millrace.core.api.ApiException;
import io.millrace.core.db.MemoryDatabase;
import io.millrace.core.post.RestStub;
import io.millrace.erp.action.ActionError;
import io.millrace.erp.action.AvailableStock;
import io.millrace.erp.action.CreatedOrder;
import io.millrace.erp.action.CreditBlock;
import io.millrace.erp.action.CreditQuestion;
import io.millrace.erp.action.CreditStatus;
import io.millrace.erp.action.OrderRequest;
import io.millrace.erp.action.PartProblem;
import io.millrace.erp.action.PartQuestion;
import io.millrace.erp.action.PartValidation;
import io.millrace.erp.action.StockQuestion;
import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
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
import org.junit.jupiter.params.provider.ValueSource;

/** The action kamelets of the generic REST ERP, against an HTTP server that answers as it is told. */
class ErpActionsTest {

    private static final String PART_VALIDATION = "mfg-erp-part-validation-action";
    private static final String AVAILABLE_STOCK = "mfg-erp-available-stock-action";
    private static final String CREDIT_STATUS = "mfg-erp-credit-status-action";
    private static final String PRODUCTION_ORDER = "mfg-erp-production-order-action";
    private static final PlantId ULM = new PlantId("ULM");
    private static final ItemId ITEM = new ItemId("FG 200/1");
    private static final PartQuestion PART = new PartQuestion(ULM, ITEM);
    private static final OrderRequest ORDER = new OrderRequest(
            "SO-4711-10",
            ULM,
            new ItemId("FG-200"),
            Quantity.of("100", "EA"),
            OffsetDateTime.parse("2026-11-24T06:00:00+01:00"),
            OffsetDateTime.parse("2026-11-24T14:00:00+01:00"));
    private static final String NONE = "{\"items\":[]}";

    @AutoClose
    private final MemoryDatabase database = new MemoryDatabase();

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private RestStub erp;
    private RestStub.Behaviour lookUp = answer(200, NONE);
    private RestStub.Behaviour creation = answer(201, "{\"documentNumber\":\"PO-1\"}");

    @BeforeEach
    void start() throws IOException {
        erp = new RestStub();
        camel.getRegistry().bind("dataSource", database.dataSource());
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        erp.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {PART_VALIDATION, AVAILABLE_STOCK, CREDIT_STATUS, PRODUCTION_ORDER})
    void doesNotStartWithoutEachRequiredParameterOrToAnOpenAddress(String action) {
        String kamelet = "kamelet:" + action + "/in?";
        assertThatThrownBy(() -> add(kamelet + "token=t")).hasStackTraceContaining("baseUrl");
        assertThatThrownBy(() -> add(kamelet + "baseUrl=http://127.0.0.1:1")).hasStackTraceContaining("token");
        assertThatThrownBy(() -> add(kamelet + "token=t&baseUrl=http://erp.example.com"))
                .hasStackTraceContaining("MFG-CHECK-005");
    }

    @Test
    void aSettleWindowIsLongerThanNothing() {
        assertThatThrownBy(() -> route(PRODUCTION_ORDER, "&settleWindow=0s"))
                .hasStackTraceContaining("settleWindow must be longer than nothing");
    }

    @Test
    void aPartIsValidUnlessSomethingStandsAgainstIt() throws Exception {
        route(PART_VALIDATION, "");
        erp.behave(answer(200, "{\"description\":\"Housing\",\"unit\":\"EA\",\"lotManaged\":true,\"more\":1}"));
        assertThat(ask(PART, PartValidation.class).valid()).isTrue();
        assertThat(erp.requests().get(0).path())
                .startsWith("/api/v1/parts?")
                .contains("plant=ULM", "item=FG%20200%2F1");
        assertThat(erp.requests().get(0).headers())
                .containsEntry("authorization", "Bearer t")
                .doesNotContainKey("secret-of-the-caller");

        erp.behave(answer(200, "{\"unit\":\"EA\",\"lotManaged\":true,\"problem\":\"BLOCKED\"}"));
        assertThat(ask(PART, PartValidation.class).problem()).isEqualTo(PartProblem.BLOCKED);
        erp.behave(answer(404, "{\"code\":\"UNKNOWN_ITEM\",\"message\":\"no\"}"));
        assertThat(ask(PART, PartValidation.class).problem()).isEqualTo(PartProblem.UNKNOWN);
        erp.behave(answer(404, "{\"code\":\"UNKNOWN_PLANT\",\"message\":\"plant ULM is not ours\"}"));
        assertThat(refused(PART))
                .hasMessage("MFG-ACTION-001 ERP did not give the validation of item FG 200/1 in plant ULM:"
                        + " UNKNOWN_PLANT plant ULM is not ours");
    }

    @Test
    void stockIsToldByLocationLotAndStatus() throws Exception {
        route(AVAILABLE_STOCK, "");
        erp.behave(answer(200, """
                {"unit":"KGM","balances":[{"location":"A","lot":"L-1","quantity":"2.5","status":"UNRESTRICTED"},
                 {"location":"A","lot":"L-1","quantity":"7","status":"BLOCKED"}]}
                """));

        AvailableStock stock = ask(new StockQuestion(ULM, ITEM, new LotId("L-1")), AvailableStock.class);
        assertThat(stock.available()).isEqualTo(Quantity.of("2.5", "KGM"));
        assertThat(stock.balances()).hasSize(2);
        assertThat(erp.requests().get(0).path()).startsWith("/api/v1/stock?").contains("lot=L-1");
        erp.behave(answer(404, "{\"code\":\"UNKNOWN_ITEM\",\"message\":\"no\"}"));
        assertThat(refused(new StockQuestion(ULM, ITEM, null)).code()).isEqualTo(ActionError.UNKNOWN);
    }

    @Test
    void aCustomersBlocksAreTold() throws Exception {
        CreditQuestion question = new CreditQuestion(new CustomerId("C-10078"));
        route(CREDIT_STATUS, "");
        erp.behave(answer(200, "{\"blocks\":[\"CREDIT\",\"DELIVERY\"]}"));

        CreditStatus status = ask(question, CreditStatus.class);
        assertThat(status.blocked()).isTrue();
        assertThat(status.blocks()).isEqualTo(List.of(CreditBlock.CREDIT, CreditBlock.DELIVERY));
        erp.behave(answer(404, "{\"code\":\"UNKNOWN_CUSTOMER\",\"message\":\"no\"}"));
        assertThat(refused(question).code()).isEqualTo(ActionError.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500 | <html> | NOT_ANSWERED",
                "502 | '' | NOT_ANSWERED",
                "503 | '' | NOT_ANSWERED",
                "429 | '' | NOT_ANSWERED",
                "200 | no json | NOT_ANSWERED",
                "200 | {} | NOT_ANSWERED",
                "200 | {\"unit\":\"kilos\",\"lotManaged\":true} | NOT_ANSWERED",
                "401 | '' | TURNED_AWAY",
                "404 | <html> | TURNED_AWAY",
                "302 | '' | TURNED_AWAY",
                "422 | {\"code\":\"NO\"} | REJECTED"
            })
    void whatIsNoAnswerIsToldAsWhatItIs(int status, String body, ActionError error) throws Exception {
        route(PART_VALIDATION, "");
        erp.behave(answer(status, body));

        assertThat(refused(PART).code()).isEqualTo(error);
    }

    @Test
    void anErpThatHangsUpOrIsAwayHasNotAnswered() throws Exception {
        route(PART_VALIDATION, "&requestTimeout=5s");
        erp.behave(HttpExchange::close);
        assertThat(refused(PART).code()).isEqualTo(ActionError.NOT_ANSWERED);

        erp.close();
        assertThat(refused(PART).code()).isEqualTo(ActionError.NOT_ANSWERED);
    }

    @Test
    void whatTheErpWantsToBeWaitedForIsPassedOn() throws Exception {
        route(PART_VALIDATION, "");
        erp.behave(answer(503, "", "Retry-After", "7"));

        assertThat(refused(PART).retryAfter()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void anOrderIsAskedForThenMadeWithBothKeys() throws Exception {
        orders();

        CreatedOrder made = ask(ORDER, CreatedOrder.class);
        assertThat(made.order()).hasToString("PO-1");
        assertThat(made.created()).isTrue();
        assertThat(erp.requests()).extracting(RestStub.Request::method).containsExactly("GET", "POST");
        assertThat(erp.requests().get(0).path())
                .isEqualTo("/api/v1/production-orders?externalReference=" + ORDER.key());
        assertThat(erp.requests().get(1).headers())
                .containsEntry("idempotency-key", ORDER.key())
                .containsEntry("external-reference", ORDER.key());
        assertThat(erp.requests().get(1).body()).contains("\"reference\":\"SO-4711-10\"", "\"quantity\":\"100\"");
    }

    @Test
    void anOrderThatTheErpKnowsByItsKeyIsNotCreatedNow() throws Exception {
        creation = answer(200, "{\"documentNumber\":\"PO-1\"}");
        orders();

        assertThat(ask(ORDER, CreatedOrder.class).created()).isFalse();
    }

    @Test
    void anOrderWhoseCallWasNotAnsweredIsNotMadeAgainBeforeItMustBeSeen() throws Exception {
        creation = HttpExchange::close;
        orders();
        assertThat(refused(ORDER).code()).isEqualTo(ActionError.UNKNOWN_OUTCOME);

        ApiException waits = refused(ORDER);
        assertThat(waits.code()).isEqualTo(ActionError.UNDER_WAY);
        assertThat(waits.retryAfter()).isBetween(Duration.ofSeconds(60), Duration.ofMinutes(2));

        lookUp = answer(200, "{\"items\":[" + order("100.00") + "]}");
        CreatedOrder there = ask(ORDER, CreatedOrder.class);
        assertThat(there.order()).hasToString("PO-1");
        assertThat(there.created()).isFalse();
        assertThat(calls("POST")).isOne();
    }

    @Test
    void whatSurelyHadNoEffectMayBeAskedForAtOnce() throws Exception {
        orders();
        lookUp = answer(500, "");
        assertThat(refused(ORDER).code()).isEqualTo(ActionError.NOT_ANSWERED);
        lookUp = answer(200, NONE);
        creation = answer(422, "{\"code\":\"NO_BILL_OF_MATERIAL\",\"message\":\"FG-200 is not made here\"}");
        assertThat(refused(ORDER))
                .hasMessageContaining("NO_BILL_OF_MATERIAL FG-200 is not made here")
                .extracting(ApiException::code)
                .isEqualTo(ActionError.REJECTED);
        creation = answer(404, "{\"code\":\"UNKNOWN_ITEM\"}");
        assertThat(refused(ORDER).code()).isEqualTo(ActionError.UNKNOWN);
        creation = answer(503, "", "Retry-After", "1");
        assertThat(refused(ORDER).code()).isEqualTo(ActionError.NOT_ANSWERED);

        creation = answer(201, "{\"documentNumber\":\"PO-1\"}");
        assertThat(ask(ORDER, CreatedOrder.class).created()).isTrue();
        assertThat(calls("POST")).isEqualTo(4);
    }

    @Test
    void anotherOrderUnderTheReferenceIsRefused() throws Exception {
        orders();
        lookUp = answer(200, "{\"items\":[" + order("50") + "]}");

        ApiException other = refused(ORDER);
        assertThat(other.code()).isEqualTo(ActionError.OTHER_ORDER);
        assertThat(other).hasMessageContaining("order PO-1 has the reference, of 50 EA of FG-200");
        lookUp = answer(200, "{\"items\":[" + order("100") + "," + order("100") + "]}");
        assertThat(refused(ORDER).code()).isEqualTo(ActionError.OTHER_ORDER);
        assertThat(calls("POST")).isZero();
    }

    private static String order(String quantity) {
        return "{\"documentNumber\":\"PO-1\",\"item\":\"FG-200\",\"quantity\":\"" + quantity + "\",\"unit\":\"EA\"}";
    }

    private long calls(String method) {
        return erp.requests().stream()
                .filter(request -> request.method().equals(method))
                .count();
    }

    private void orders() throws Exception {
        erp.behave(exchange -> (exchange.getRequestMethod().equals("GET") ? lookUp : creation).answer(exchange));
        route(PRODUCTION_ORDER, "");
    }

    private void route(String kamelet, String more) throws Exception {
        add("kamelet:" + kamelet + "/asked?token=t&baseUrl=" + erp.baseUrl() + more);
    }

    private void add(String uri) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to(uri);
            }
        });
    }

    private <T> T ask(Record question, Class<T> type) {
        Exchange exchange = exchange(question);
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(type);
    }

    private ApiException refused(Record question) {
        return (ApiException) exchange(question).getException();
    }

    private Exchange exchange(Record question) {
        Exchange exchange = new DefaultExchange(camel);
        exchange.getMessage().setBody(question);
        exchange.getMessage().setHeader("secret-of-the-caller", "s");
        return camel.createProducerTemplate().send("direct:in", exchange);
    }
}
