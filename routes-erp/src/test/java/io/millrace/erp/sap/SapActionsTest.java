/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import static io.millrace.core.post.RestStub.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.canonical.entity.Disposition;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.canonical.value.CustomerId;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.Quantity;
import io.millrace.canonical.value.UnitOfMeasure;
import io.millrace.core.api.ApiException;
import io.millrace.core.db.MemoryDatabase;
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

/** The SAP action kamelets: what SAP is asked, and what its answers mean. */
class SapActionsTest {

    private static final PlantId PLANT = new PlantId("ULM");
    private static final ItemId ITEM = new ItemId("FG-200");
    private static final OrderRequest ORDER = new OrderRequest(
            "SO-4711-10",
            PLANT,
            ITEM,
            Quantity.of("100", "EA"),
            OffsetDateTime.parse("2026-11-24T06:00:00+01:00"),
            OffsetDateTime.parse("2026-11-24T14:00:00+01:00"));

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private SapSystem sap;

    @AutoClose
    private final MemoryDatabase database = new MemoryDatabase();

    @BeforeEach
    void start() throws IOException {
        sap = new SapSystem();
        camel.getPropertiesComponent().addInitialProperty("mfg.reference.files", "classpath:reference/sap-ulm.yaml");
        camel.getRegistry().bind("dataSource", database.dataSource());
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        sap.close();
    }

    @ParameterizedTest
    @CsvSource({
        "mfg-sap-part-validation-action, '', baseUrl",
        "mfg-sap-available-stock-action, ?baseUrl=http://127.0.0.1:1&sapClient=1, sapClient",
        "mfg-sap-credit-status-action, ?baseUrl=http://127.0.0.1:1&creditSegment=12345678901, creditSegment",
        "mfg-sap-production-order-action, ?baseUrl=http://127.0.0.1:1&orderType=X, orderType",
        "mfg-sap-production-order-action, ?baseUrl=http://127.0.0.1:1&referenceField=A-B, referenceField",
        "mfg-sap-production-order-action, ?baseUrl=http://127.0.0.1:1&settleWindow=0, settleWindow",
        "mfg-sap-production-order-action, ?baseUrl=http://sap.example.com, MFG-CHECK-005"
    })
    void doesNotStartWith(String kamelet, String parameters, String named) {
        assertThatThrownBy(() -> add(kamelet + "/sap-in" + parameters)).hasStackTraceContaining(named);
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', false, , true",
        "'', '', true, ENDING, false",
        "Z1, '', false, BLOCKED, false",
        "'', Z1, false, BLOCKED, false",
        "OK, OK, false, , true"
    })
    void aPartIsValidUnlessSomethingStandsAgainstIt(
            String status, String plantStatus, boolean ending, PartProblem problem, boolean valid) throws Exception {
        sap.readsGet(answer(200, """
                {"d":{"results":[{"Product":"FG-200","BaseUnit":"EA","CrossPlantStatus":"%s","IsBatchManagementRequired":true,
                 "to_Plant":{"results":[{"Plant":"1020"},{"Plant":"ULM","ProfileCode":"%s","IsMarkedForDeletion":%s}]},
                 "to_Description":{"results":[{"Language":"DE","ProductDescription":"Gehäuse"},{"Language":"EN","ProductDescription":"Housing"}]}}]}}
                """.formatted(status, plantStatus, ending)));
        route("mfg-sap-part-validation-action", "usableStatuses=OK");

        PartValidation part = ask(new PartQuestion(PLANT, ITEM), PartValidation.class);
        assertThat(part)
                .isEqualTo(new PartValidation(
                        PLANT, ITEM, valid, problem, "Housing", new UnitOfMeasure("EA"), true, part.asOf()));
        assertThat(sap.reads().get(0).path()).contains("/A_Product?$filter=Product%20eq%20%27FG-200%27");
    }

    @Test
    void aPartThatIsNotThereOrNotInThePlantIsNotValid() throws Exception {
        route("mfg-sap-part-validation-action", "");
        assertThat(ask(new PartQuestion(PLANT, ITEM), PartValidation.class).problem())
                .isEqualTo(PartProblem.UNKNOWN);

        sap.readsGet(answer(200, "{\"d\":{\"results\":[{\"Product\":\"FG-200\",\"BaseUnit\":\"EA\"}]}}"));
        assertThat(ask(new PartQuestion(PLANT, ITEM), PartValidation.class).problem())
                .isEqualTo(PartProblem.NOT_IN_PLANT);
    }

    @Test
    void stockIsToldByLocationLotAndDispositionAndSummedWhereItIsUnrestricted() throws Exception {
        sap.readsGet(answer(200, """
                {"d":{"results":[
                 {"StorageLocation":"WS03","Batch":"L-1","InventoryStockType":"01","MaterialBaseUnit":"KG","MatlWrhsStkQtyInMatlBaseUnit":"2.500"},
                 {"StorageLocation":"RM01","Batch":"L-2","InventoryStockType":"01","MaterialBaseUnit":"KG","MatlWrhsStkQtyInMatlBaseUnit":"0.125"},
                 {"StorageLocation":"WS03","Batch":"L-1","InventoryStockType":"07","MaterialBaseUnit":"KG","MatlWrhsStkQtyInMatlBaseUnit":"7"},
                 {"StorageLocation":"WS03","Batch":"L-3","InventoryStockType":"01","MaterialBaseUnit":"KG","MatlWrhsStkQtyInMatlBaseUnit":"0.000"},
                 {"StorageLocation":"","Batch":"L-1","InventoryStockType":"04","MaterialBaseUnit":"KG","MatlWrhsStkQtyInMatlBaseUnit":"9"},
                 {"StorageLocation":"WS03","Batch":"L-1","InventoryStockType":"01","InventorySpecialStockType":"K","MaterialBaseUnit":"KG","MatlWrhsStkQtyInMatlBaseUnit":"9"}]}}
                """));
        route("mfg-sap-available-stock-action", "");

        AvailableStock stock = ask(new StockQuestion(PLANT, ITEM, null), AvailableStock.class);
        assertThat(stock.available()).isEqualTo(Quantity.of("2.625", "KGM"));
        assertThat(stock.balances())
                .extracting(balance -> balance.location() + " " + balance.lot() + " " + balance.quantity() + " "
                        + balance.disposition())
                .containsExactly(
                        "WS-3 L-1 2.500 KGM UNRESTRICTED",
                        "A-01-03 L-2 0.125 KGM UNRESTRICTED",
                        "WS-3 L-1 7 KGM " + Disposition.RESTRICTED);
    }

    @Test
    void whatThePlantDoesNotHaveIsNothingInTheItemsUnit() throws Exception {
        sap.readsGet(exchange -> answer(
                        200,
                        exchange.getRequestURI().getPath().contains("A_Product")
                                ? "{\"d\":{\"results\":[{\"BaseUnit\":\"KG\",\"to_Plant\":{\"results\":[{\"Plant\":\"ULM\"}]}}]}}"
                                : "{\"d\":{\"results\":[]}}")
                .answer(exchange));
        route("mfg-sap-available-stock-action", "");

        AvailableStock stock = ask(new StockQuestion(PLANT, ITEM, new LotId("L-1")), AvailableStock.class);
        assertThat(stock.available()).isEqualTo(Quantity.of("0", "KGM"));
        assertThat(sap.reads().get(0).path()).contains("and%20Batch%20eq%20%27L-1%27");
    }

    @Test
    void stockOfAnItemThatIsNotThereIsNotFound() throws Exception {
        route("mfg-sap-available-stock-action", "");

        assertThat(refused(new StockQuestion(PLANT, ITEM, null)))
                .hasMessage(
                        "MFG-ACTION-001 SAP did not give the stock of item FG-200 in plant ULM: the plant has no such item");
        assertThat(refused(new StockQuestion(new PlantId("GRAZ"), ITEM, null)).code())
                .isEqualTo(ActionError.UNKNOWN);
    }

    @Test
    void aCustomersBlocksAreTold() throws Exception {
        sap.readsGet(exchange -> answer(
                        200,
                        exchange.getRequestURI().getPath().contains("A_Customer")
                                ? "{\"d\":{\"results\":[{\"OrderIsBlockedForCustomer\":\"01\",\"DeliveryIsBlocked\":\"\"}]}}"
                                : "{\"d\":{\"results\":[{\"CreditAccountIsBlocked\":false},{\"CreditAccountIsBlocked\":true}]}}")
                .answer(exchange));
        route("mfg-sap-credit-status-action", "creditSegment=1000");

        CreditStatus status = ask(new CreditQuestion(new CustomerId("17100001")), CreditStatus.class);
        assertThat(status.blocked()).isTrue();
        assertThat(status.blocks()).containsExactly(CreditBlock.CREDIT, CreditBlock.ORDER);
        assertThat(sap.reads().get(1).path()).contains("CreditSegment%20eq%20%271000%27");
    }

    @Test
    void anUnknownCustomerIsNotFound() throws Exception {
        route("mfg-sap-credit-status-action", "");

        assertThat(refused(new CreditQuestion(new CustomerId("1"))).code()).isEqualTo(ActionError.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "401, '', TURNED_AWAY",
        "403, '', TURNED_AWAY",
        "404, <html>, TURNED_AWAY",
        "400, '{\"error\":{\"code\":\"XX/1\",\"message\":{\"value\":\"bad\"}}}', REJECTED",
        "500, '', NOT_ANSWERED",
        "503, '', NOT_ANSWERED",
        "429, '', NOT_ANSWERED",
        "200, <html>, NOT_ANSWERED"
    })
    void whatSapSaysInsteadIsTold(int status, String body, ActionError error) throws Exception {
        sap.readsGet(answer(status, body));
        route("mfg-sap-credit-status-action", "");

        ApiException refused = refused(new CreditQuestion(new CustomerId("17100001")));
        assertThat(refused.code()).isEqualTo(error);
        assertThat(refused.getMessage())
                .startsWith(error.code() + " SAP did not give the credit status of customer 17100001: SAP")
                .doesNotContain("posting");
    }

    @Test
    void anOrderIsCreatedWithItsReference() throws Exception {
        sap.changesGet(answer(201, "{\"d\":{\"ManufacturingOrder\":\"000001000012\"}}"));
        route("mfg-sap-production-order-action", "orderType=PP01");

        CreatedOrder made = ask(ORDER, CreatedOrder.class);
        assertThat(made.order().value()).isEqualTo("1000012");
        assertThat(made.created()).isTrue();
        assertThat(CanonicalJson.mapper().readTree(sap.changes().get(0).body()))
                .isEqualTo(CanonicalJson.mapper().readTree("""
                                {"ManufacturingOrderType":"PP01","Material":"FG-200","ProductionPlant":"ULM","TotalQuantity":"100.000",
                                 "ProductionUnit":"EA","MfgOrderPlannedStartDate":"/Date(1795478400000)/","MfgOrderPlannedStartTime":"PT06H00M00S",
                                 "MfgOrderPlannedEndDate":"/Date(1795478400000)/","MfgOrderPlannedEndTime":"PT14H00M00S",
                                 "UnloadingPointName":"%s"}
                                """.formatted(HeaderText.of(ORDER.key()))));
    }

    @Test
    void anOrderThatIsThereIsNotCreatedAgain() throws Exception {
        sap.readsGet(answer(200, order("100.000")));
        route("mfg-sap-production-order-action", "");

        CreatedOrder found = ask(ORDER, CreatedOrder.class);
        assertThat(found.order().value()).isEqualTo("1000012");
        assertThat(found.created()).isFalse();
        assertThat(sap.changes()).isEmpty();
        sap.readsGet(answer(200, order("50.000")));
        assertThat(refused(ORDER).code()).isEqualTo(ActionError.OTHER_ORDER);
    }

    @Test
    void aCallThatIsNotAnsweredIsNotMadeAgainBeforeItIsSettled() throws Exception {
        sap.next(exchange -> exchange.close());
        route("mfg-sap-production-order-action", "settleWindow=1s");
        assertThat(refused(ORDER).code()).isEqualTo(ActionError.UNKNOWN_OUTCOME);

        ApiException underWay = refused(ORDER);
        assertThat(underWay.code()).isEqualTo(ActionError.UNDER_WAY);
        assertThat(underWay.retryAfter()).isLessThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(sap.changes()).hasSize(1);
        sap.readsGet(answer(200, order("100")));
        assertThat(ask(ORDER, CreatedOrder.class).created())
                .as("late, but there")
                .isFalse();
    }

    @Test
    void whatSapNeverDidIsMadeAfterTheSettleWindow() throws Exception {
        sap.next(exchange -> exchange.close());
        sap.changesGet(answer(201, "{\"d\":{\"ManufacturingOrder\":\"1000012\"}}"));
        route("mfg-sap-production-order-action", "settleWindow=300");
        assertThat(refused(ORDER).code()).isEqualTo(ActionError.UNKNOWN_OUTCOME);

        await().until(() -> send(ORDER).getMessage().getBody() instanceof CreatedOrder);
        assertThat(sap.changes()).hasSize(2);
    }

    @Test
    void anOrderThatIsRefusedMayBeSentAgainAtOnce() throws Exception {
        sap.next(answer(400, "{\"error\":{\"code\":\"CO/060\",\"message\":{\"value\":\"Material is not there\"}}}"));
        sap.changesGet(answer(201, "{\"d\":{\"ManufacturingOrder\":\"1000012\"}}"));
        route("mfg-sap-production-order-action", "");

        assertThat(refused(ORDER))
                .hasMessageContaining(
                        "MFG-ACTION-004 SAP did not give the production order SO-4711-10 of 100 EA of item"
                                + " FG-200 in plant ULM: SAP was rejected: HTTP 400, CO/060 Material is not there");
        assertThat(ask(ORDER, CreatedOrder.class).created()).isTrue();
    }

    private static String order(String quantity) {
        return "{\"d\":{\"results\":[{\"ManufacturingOrder\":\"1000012\",\"Material\":\"FG-200\",\"TotalQuantity\":\""
                + quantity + "\",\"ProductionUnit\":\"EA\"}]}}";
    }

    private void route(String kamelet, String parameters) throws Exception {
        add(kamelet + "/sap-in?baseUrl=" + sap.baseUrl() + (parameters.isEmpty() ? "" : '&' + parameters));
    }

    private void add(String uri) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("kamelet:" + uri);
            }
        });
    }

    private <A> A ask(Object question, Class<A> answer) {
        Exchange exchange = send(question);
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(answer);
    }

    private ApiException refused(Object question) {
        return (ApiException) send(question).getException();
    }

    private Exchange send(Object question) {
        Exchange exchange = new DefaultExchange(camel);
        exchange.getMessage().setBody(question);
        return camel.createProducerTemplate().send("direct:in", exchange);
    }
}
