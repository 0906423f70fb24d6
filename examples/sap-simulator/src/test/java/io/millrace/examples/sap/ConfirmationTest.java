/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import static io.millrace.examples.sap.SapUnderTest.CONFIRMATIONS;
import static io.millrace.examples.sap.SapUnderTest.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfirmationTest {

    private static final String SET = CONFIRMATIONS + "/ProdnOrdConf2";
    private static final String KEY = "0f8fad5b-d9cb-469f-a165-70867728950e";

    @TempDir
    Path work;

    private SapUnderTest sap;

    @BeforeEach
    void start() throws IOException {
        sap = new SapUnderTest(work);
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        sap.assertConsistent();
        sap.close();
    }

    private static String confirmation(String order, String operation, String yield, String more) {
        return "{`OrderID`:`" + order + "`,`OrderOperation`:`" + operation + "`,`ConfirmationYieldQuantity`:`" + yield
                + "`,`ConfirmationUnit`:`EA`" + more + "}";
    }

    @Test
    void itPostsTheMovementsThatItBrings() throws Exception {
        String order = sap.order(100);

        JsonNode posted = sap.done(
                SET,
                confirmation(
                        order,
                        "0010",
                        "10",
                        ",`ExternalSystemConfirmation`:`" + KEY + "`,"
                                + "`to_ProdnOrdConfMatlDocItm`:[{`GoodsMovementType`:`261`,`Material`:`RM-100`,`Batch`:`R100-4711`,"
                                + "`QuantityInEntryUnit`:`25000`,`EntryUnit`:`G`}]"));
        JsonNode found =
                sap.find(SET, "ExternalSystemConfirmation eq guid'" + KEY + "'").get(0);
        JsonNode movements = sap.read(SET + "(ConfirmationGroup='"
                        + posted.path("ConfirmationGroup").asText()
                        + "',ConfirmationCount='1')/to_ProdnOrdConfMatlDocItm")
                .path("results");

        assertThat(found.path("ConfirmationGroup").asText())
                .isEqualTo(posted.path("ConfirmationGroup").asText());
        assertThat(movements).hasSize(1);
        assertThat(movements.get(0).path("Reservation").asText()).isNotEmpty();
        assertThat(sap.stock("RM-100", "R100-4711", "01")).isEqualTo("4975");
    }

    @Test
    void withoutMovementsItBackflushesUnlessItSaysThatThereAreNone() throws Exception {
        String order = sap.order(100);

        sap.done(SET, confirmation(order, "0020", "10", ",`APIConfHasNoGoodsMovements`:true"));
        assertThat(sap.stock("PK-300", "", "01")).isEqualTo("2000");
        sap.done(SET, confirmation(order, "0020", "10", ",`ConfirmationScrapQuantity`:`2`"));

        assertThat(sap.stock("PK-300", "", "01")).isEqualTo("1988");
        assertThat(sap.read(ORDERS + "/A_ProductionOrder_2('" + order + "')")
                        .path("MfgOrderConfirmedYieldQty")
                        .asText())
                .isEqualTo("20");
    }

    @Test
    void aCancellationTakesEverythingBackOnce() throws Exception {
        String order = sap.order(100);
        JsonNode posted = sap.done(SET, confirmation(order, "0020", "10", ",`FinalConfirmationType`:`X`"));
        String cancel = CONFIRMATIONS + "/CancelProdnOrdConf?ConfirmationGroup='"
                + posted.path("ConfirmationGroup").asText() + "'&ConfirmationCount='1'&ExternalSystemConfirmation=guid'"
                + KEY + "'";

        JsonNode reversal = sap.done(cancel, "");

        assertThat(reversal.path("IsReversal").asBoolean()).isTrue();
        assertThat(reversal.path("ConfirmationCount").asText()).isEqualTo("2");
        assertThat(sap.stock("PK-300", "", "01")).isEqualTo("2000");
        assertThat(sap.find(SET, "ExternalSystemConfirmation eq guid'" + KEY + "'"))
                .hasSize(1);
        assertThat(sap.find(SET, "IsReversed eq true")).hasSize(1);
        sap.refused("RU/014", cancel, "");
    }

    @Test
    void theLastFinalConfirmationConfirmsTheOrder() throws Exception {
        String order = sap.order(10);

        sap.done(
                SET,
                confirmation(order, "0010", "10", ",`FinalConfirmationType`:`X`,`APIConfHasNoGoodsMovements`:true"));
        sap.done(
                SET, confirmation(order, "0020", "10", ",`IsFinalConfirmation`:true,`OpenReservationsIsCleared`:true"));

        JsonNode header = sap.read(ORDERS + "/A_ProductionOrder_2('" + order + "')?$expand=to_ProductionOrderStatus");
        assertThat(header.path("OrderIsConfirmed").asText()).isEqualTo("X");
        assertThat(header.path("to_ProductionOrderStatus").path("results"))
                .extracting(status -> status.path("StatusShortName").asText())
                .contains("CNF", "REL");
    }

    @Test
    void itIsRefusedForAReason() throws Exception {
        String order = sap.order(100);
        String created = sap.admin(
                        "/admin/orders", "{`Material`:`FG-200`,`ProductionPlant`:`1010`,`TotalQuantity`:`5`}")
                .path("ManufacturingOrder")
                .asText();

        sap.refused("CO/017", SET, confirmation("77", "0010", "1", ""));
        sap.refused("RU/012", SET, confirmation(order, "10", "1", ""));
        sap.refused("BS/007", SET, confirmation(created, "0010", "1", ""));
        sap.refused("RU/104", SET, confirmation(order, "0010", "111", ""));
        sap.refused("M7/053", SET, confirmation(order, "0010", "1", ",`PostingDate`:`2020-01-31T00:00:00`"));
        sap.refused(
                "M7/021",
                SET,
                confirmation(
                        order,
                        "0010",
                        "1",
                        ",`to_ProdnOrdConfMatlDocItm`:[{"
                                + "`GoodsMovementType`:`261`,`Material`:`RM-100`,`Batch`:`R100-4711`,`QuantityInEntryUnit`:`9000`}]"));
        sap.refused("BM/302", SET, confirmation(order, "0010", "1", "").replace("EA", "XX"));
        sap.done(ORDERS + "/TechlyCmpltOrder?ManufacturingOrder='" + order + "'", "");
        JsonNode error = sap.refused("BS/007", SET, confirmation(order, "0010", "1", ""));
        assertThat(error.path("message").path("value").asText())
                .contains("TECO")
                .contains(order);
        assertThat(error.path("innererror").path("errordetails")).hasSize(2);
        assertThat(sap.find(SET, "OrderID eq '" + order + "'")).isEmpty();
    }

    @Test
    void whatTheWireDoesNotWriteSoIsMalformed() throws Exception {
        String order = sap.order(100);
        String code = "/IWFND/CM_MGW_RT/021";

        sap.refused(code, SET, confirmation(order, "0010", "1", ",`ConfirmationScrapQuantity`:2"));
        sap.refused(code, SET, confirmation(order, "0010", "1.0005", ""));
        sap.refused(code, SET, confirmation(order, "0010", "1", ",`Colour`:`red`"));
        sap.refused(code, SET, confirmation(order, "0010", "1", ",`ConfirmationText`:`" + "x".repeat(41) + "`"));
        sap.refused(code, SET, confirmation(order, "0010", "1", ",`PostingDate`:`yesterday`"));
        sap.refused(code, SET, "{");
    }

    @Test
    void whileSomebodyHasTheOrderItIsLocked() throws Exception {
        String order = sap.order(100);
        sap.admin("/admin/lock", "{`object`:`" + order + "`,`millis`:60000}");

        JsonNode error = sap.refused("CO/469", SET, confirmation(order, "0010", "1", ""));

        assertThat(error.path("message").path("value").asText()).contains("user MILLER");
        sap.admin("/admin/lock", "{`object`:`" + order + "`,`millis`:-1}");
        sap.done(SET, confirmation(order, "0010", "1", ""));
    }
}
