/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import static io.millrace.examples.sap.SapUnderTest.CONFIRMATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A check that could not tell right books from wrong ones would prove nothing. */
class ConsistencyTest {

    @TempDir
    Path work;

    @Test
    void whatNoDocumentSaysIsFound() throws Exception {
        try (SapUnderTest sap = new SapUnderTest(work)) {
            String order = sap.order(100);
            sap.done(
                    CONFIRMATIONS + "/ProdnOrdConf2",
                    "{`OrderID`:`" + order + "`,`OrderOperation`:`0020`,`ConfirmationYieldQuantity`:`10`}");
            sap.assertConsistent();

            falsify(sap, Stock.TABLE, Stock.QUANTITY);
            falsify(sap, ProductionOrders.COMPONENT, "WithdrawnQuantity");
            falsify(sap, ProductionOrders.OPERATION, "OpTotalConfirmedYieldQty");
            falsify(sap, ProductionOrders.ITEM, "MfgOrderItemGoodsReceiptQty");

            JsonNode verdict = Json.read(sap.get("/books/check").body());
            assertThat(verdict.path("consistent").asBoolean()).isFalse();
            assertThat(verdict.path("problems"))
                    .extracting(JsonNode::asText)
                    .hasSize(4)
                    .anyMatch(problem -> problem.startsWith("stock "))
                    .anyMatch(problem -> problem.startsWith("withdrawals "))
                    .anyMatch(problem -> problem.startsWith("receipts "))
                    .anyMatch(problem -> problem.startsWith("confirmed yield "));
        }
    }

    /** The first row of the table gets one more than it has. */
    private static void falsify(SapUnderTest sap, String table, String field) throws Exception {
        ObjectNode row = (ObjectNode)
                Json.read(sap.get("/books?table=" + table).body()).path(table).get(0);
        Fields.add(row, field, BigDecimal.ONE);
        ObjectNode rows = Json.object();
        rows.putArray(table).add(row);
        sap.admin("/admin/rows", Json.text(rows));
    }
}
