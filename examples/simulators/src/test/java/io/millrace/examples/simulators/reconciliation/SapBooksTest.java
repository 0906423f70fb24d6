/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.millrace.examples.simulators.Json;
import io.millrace.examples.simulators.SapClient;
import io.millrace.examples.simulators.reconciliation.Anomaly.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A small day of a plant with SAP, written by hand; then one thing in SAP's books is wrong, and it is seen. */
class SapBooksTest {

    private static final String FREE = "FG-200|ULM|0001|L-9|||||||01";
    private static final String BLOCKED = "FG-200|ULM|0001|L-9|||||||07";
    /** From which stock to which a movement goes. */
    private static final Map<String, String> SIDES = Map.of(
            "561", "'~from':'','~to':'" + FREE + "',",
            "344", "'~from':'" + FREE + "','~to':'" + BLOCKED + "',",
            "343", "'~from':'" + BLOCKED + "','~to':'" + FREE + "',",
            "601", "'~from':'" + FREE + "','~to':'',");

    private final List<String> journal = new ArrayList<>();
    private final Map<String, List<String>> tables = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();
    private final Map<String, Instant> withoutDocument = new HashMap<>();
    private String time = "10:00:05";
    private HttpServer sap;

    @BeforeEach
    void day() throws IOException {
        told("work-order-released", "ERP-1", "WO-1", "'change':'RELEASED','workOrder':{'id':'WO-1','priority':3}");
        told("work-order-changed", "ERP-2", "WO-1", "'change':'CHANGED','workOrder':{'id':'WO-1','priority':0}");
        mes("M1", "RELEASED", 3);
        mes("M2", "CHANGED", 0);
        consumed("C-1", "2.500");
        consumed("C-2", "1.250");
        consumed("C-3", "2.500");
        counted("P-1", 40);
        counted("P-2", 10);
        told("quality-hold-placed", "Q-1", "L-9", "'action':'PLACED','hold':{" + lot() + ",'id':'QH-1'}");
        told(
                "quality-hold-released",
                "Q-2",
                "L-9",
                "'action':'RELEASED','hold':{" + lot() + ",'id':'QH-1','disposition':'UNRESTRICTED'}");
        told(
                "shipment-dispatched",
                "W-1",
                "80",
                "'shipment':{'id':'80','plant':'ULM','customer':'C-1','carrier':'DHL','lines':"
                        + "[{'item':'FG-200','lot':'L-9','quantity':'24','unit':'EA','handlingUnit':'340123'}]}");

        row(
                "A_ProductionOrderComponent_2",
                "'Reservation':'1','ReservationItem':'1','ManufacturingOrderOperation':'0010'");
        row("A_OutbDeliveryHeader", "'DeliveryDocument':'80','ShipToParty':'C-1'");
        confirmation(1, "40", "10:00:02");
        confirmation(2, "10", "10:00:04");
        issue("4900000001", "2.5");
        issue("4900000002", "1.250");
        issue("4900000003", "2.500");
        document(
                "4900000004",
                "101",
                "",
                "'ManufacturingOrder':'WO-1','Batch':'L-1','EntryUnit':'EA','QuantityInEntryUnit':'50'");
        document("4900000005", "344", "QH-1", stock("30"));
        document("4900000006", "343", "QH-1", stock("30"));
        document("4900000007", "601", "", stock("24") + ",'Delivery':'80'");
        brought("30");

        sap = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        sap.createContext("/", exchange -> {
            String query = exchange.getRequestURI().getQuery();
            String answer = switch (exchange.getRequestURI().getPath()) {
                case "/books" -> {
                    String table = query.substring(query.indexOf('=') + 1);
                    yield "{'" + table + "':[" + String.join(",", tables.getOrDefault(table, List.of())) + "]}";
                }
                case "/books/check" -> "{'problems':[" + String.join(",", problems) + "]}";
                default -> "{'fates':{'LOST_RESPONSE':3,'LATE_COMMIT':1,'LOCKED':9}}";
            };
            byte[] bytes = answer.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        sap.start();
    }

    @AfterEach
    void close() {
        sap.stop(0);
    }

    @Test
    void whatSapKeepsOfADayIsEnoughToSeeThatItIsClean() throws IOException {
        assertThat(wrong()).isEmpty();
        assertThat(verdict().lostResponses()).isEqualTo(4);
    }

    @Test
    void aGoodsIssueThatIsMissingIsSeen() throws IOException {
        tables.get("A_MaterialDocumentItem").remove(1);
        assertThat(wrong()).extracting(Anomaly::kind).containsExactly(Kind.LOST);
        assertThat(wrong().get(0).text()).contains("C-2", "erp/goods-movements");
    }

    @Test
    void aGoodsIssueThatIsThereTwiceIsSeen() throws IOException {
        issue("4900000008", "1.25");
        assertThat(wrong()).extracting(Anomaly::kind).containsExactly(Kind.DUPLICATED);
    }

    @Test
    void aGoodsIssueThatNobodyToldIsSeen() throws IOException {
        issue("4900000008", "7");
        assertThat(wrong()).extracting(Anomaly::kind).containsExactly(Kind.UNEXPECTED);
    }

    @Test
    void documentsInTheWrongOrderAreSeen() throws IOException {
        tables.get("A_MaterialDocumentItem").remove(1);
        tables.get("A_MaterialDocumentItem").remove(1);
        issue("4900000002", "2.500");
        issue("4900000003", "1.250");
        assertThat(wrong()).extracting(Anomaly::kind).containsExactly(Kind.REORDERED);
    }

    @Test
    void aCancelledDocumentIsNone() throws IOException {
        document("4900000008", "261", "", issued("1.25") + ",'GoodsMovementIsCancelled':true");
        assertThat(wrong()).isEmpty();
    }

    @Test
    void stockThatIsFreedButWasNotBlockedIsSeen() throws IOException {
        tables.get("A_MaterialDocumentItem").remove(4);
        assertThat(wrong()).extracting(Anomaly::text).singleElement().asString().contains("QH-1", "not booked");
    }

    @Test
    void aHoldOfALotThatHadLeftHasNothingToMove() throws IOException {
        lotThatHasLeft();
        withoutDocument("Q-1", "10:00:07");
        withoutDocument("Q-2", "10:00:07");
        assertThat(wrong()).extracting(Anomaly::kind).containsExactly(Kind.NOTHING_THERE, Kind.NOTHING_THERE);
    }

    /** What nobody told SAP is lost, whatever has become of the lot since. */
    @Test
    void aHoldThatNobodyTriedToPostIsLost() throws IOException {
        lotThatHasLeft();
        withoutDocument("Q-2", "10:00:07");
        assertThat(wrong()).extracting(Anomaly::kind).containsExactly(Kind.LOST, Kind.NOTHING_THERE);
        assertThat(wrong().get(0).text()).contains("Q-1", "erp/stock-statuses");
    }

    @Test
    void aHoldThatLeftStockUnblockedIsLost() throws IOException {
        lotThatHasLeft();
        withoutDocument("Q-1", "10:00:04");
        withoutDocument("Q-2", "10:00:07");
        assertThat(wrong()).extracting(Anomaly::kind).containsExactly(Kind.LOST, Kind.NOTHING_THERE);
    }

    @Test
    void aHoldIsLostIfOnlyAPartOfTheLotHadLeft() throws IOException {
        lotThatHasLeft();
        remove("4900000000");
        brought("30");
        withoutDocument("Q-1", "10:00:07");
        withoutDocument("Q-2", "10:00:07");
        assertThat(wrong()).extracting(Anomaly::kind).containsExactly(Kind.LOST, Kind.NOTHING_THERE);
    }

    @Test
    void theEndOfAHoldThatLeftStockBlockedIsLost() throws IOException {
        remove("4900000006");
        withoutDocument("Q-2", "10:00:07");
        assertThat(wrong()).extracting(Anomaly::kind).containsExactly(Kind.LOST);
        assertThat(wrong().get(0).text()).contains("Q-2", "erp/stock-statuses");
    }

    /** All of it was brought at 10:00:00 and was issued at 10:00:05, before SAP heard of the hold. */
    private void lotThatHasLeft() {
        List.of("4900000000", "4900000005", "4900000006").forEach(this::remove);
        brought("24");
    }

    @Test
    void aShipmentThatLeftWithLessIsSeen() throws IOException {
        tables.get("A_MaterialDocumentItem").remove(6);
        document("4900000007", "601", "", stock("23") + ",'Delivery':'80'");
        assertThat(wrong()).extracting(Anomaly::text).singleElement().asString().contains("23 EA", "24 EA");
    }

    @Test
    void aReceiptOfLessThanWasConfirmedIsSeen() throws IOException {
        tables.get("A_MaterialDocumentItem").remove(3);
        assertThat(wrong()).extracting(Anomaly::text).singleElement().asString().contains("erp/receipts");
    }

    @Test
    void whatTheBooksSayAgainstThemselvesIsSeen() throws IOException {
        problems.add("'stock L-9 is below nothing'");
        assertThat(wrong()).extracting(Anomaly::text).singleElement().asString().contains("below nothing");
    }

    @Test
    void aStateOfAnOrderThatIsToldAgainIsNoDocument() throws IOException {
        mes("M3", "CHANGED", 0);
        assertThat(wrong()).isEmpty();
    }

    @Test
    void anOrderThatIsReleasedTwiceIsSeen() throws IOException {
        mes("M3", "RELEASED", 3);
        assertThat(wrong()).extracting(Anomaly::kind).containsExactly(Kind.DUPLICATED);
    }

    @Test
    void aReleaseThatSaysTheChangeAlreadyIsEnough() throws IOException {
        journal.removeIf(line -> line.contains("'held'"));
        mes("M1", "RELEASED", 0);
        assertThat(wrong()).isEmpty();
    }

    @Test
    void aChangeThatDidNotArriveIsSeen() throws IOException {
        journal.removeIf(line -> line.contains("'M2'"));
        assertThat(wrong()).extracting(Anomaly::text).singleElement().asString().contains("ERP-2", "mes/work-orders");
    }

    private Verdict verdict() throws IOException {
        List<JsonNode> records = new ArrayList<>();
        for (String line : journal) {
            records.add(Json.read(line.replace('\'', '"')));
        }
        URI address = URI.create("http://127.0.0.1:" + sap.getAddress().getPort());
        return Verdict.of(
                History.of(records),
                new SapBooks(new SapClient(address, "user", "secret"), new WithoutDocument(withoutDocument)),
                Parked.NONE);
    }

    /** What is wrong in SAP and in the MES; the others have no journals here. */
    private List<Anomaly> wrong() throws IOException {
        return verdict().anomalies().stream()
                .filter(anomaly -> anomaly.text().matches("(?s).*(erp/|mes/|SAP).*"))
                .toList();
    }

    private void told(String fact, String id, String key, String body) {
        journal.add(
                "{'kind':'emitted','fact':'" + fact + "','id':'" + id + "','key':'" + key + "','body':{" + body + "}}");
    }

    private void mes(String document, String change, int priority) {
        journal.add("{'kind':'held','target':'mes','collection':'work-orders','documentNumber':'" + document
                + "','body':{'eventId':'x-" + document + "','change':'" + change + "','id':'WO-1','priority':"
                + priority
                + "}}");
    }

    private void consumed(String id, String quantity) {
        told(
                "material-consumed",
                id,
                "WO-1",
                "'workOrder':'WO-1','operation':'0010','item':'RM-100','lot':'R-1','quantity':'" + quantity
                        + "','unit':'kg'");
    }

    private void counted(String id, int good) {
        journal.add("{'kind':'emitted','fact':'production-count','id':'" + id
                + "','key':'WO-1','body':{'workOrder':'WO-1','operation':'0020','lot':'L-1'},'made':{'good':" + good
                + ",'scrap':1,'rework':0}}");
    }

    private void row(String table, String row) {
        tables.computeIfAbsent(table, t -> new ArrayList<>()).add("{" + row + "}");
    }

    private void confirmation(int count, String yield, String end) {
        row(
                "ProdnOrdConf2",
                "'ConfirmationGroup':'100001','ConfirmationCount':'" + count
                        + "','OrderID':'WO-1','OrderOperation':'0020','ConfirmationText':'lot L-1',"
                        + "'ConfirmationYieldQuantity':'" + yield
                        + "','ConfirmationScrapQuantity':'1','ConfirmationReworkQuantity':'0',"
                        + "'ConfirmedExecutionEndDate':'2026-11-23','ConfirmedExecutionEndTime':'" + end + "'");
    }

    private void issue(String number, String quantity) {
        document(number, "261", "", issued(quantity));
    }

    private static String issued(String quantity) {
        return "'ManufacturingOrder':'WO-1','Reservation':'1','ReservationItem':'1','Material':'RM-100','Batch':'R-1',"
                + "'EntryUnit':'KG','QuantityInEntryUnit':'" + quantity + "'";
    }

    private static String lot() {
        return "'plant':'ULM','item':'FG-200','lot':'L-9'";
    }

    private static String stock(String quantity) {
        return "'Plant':'ULM','Material':'FG-200','Batch':'L-9','EntryUnit':'EA','QuantityInEntryUnit':'" + quantity
                + "','QuantityInBaseUnit':'" + quantity + "'";
    }

    private void document(String number, String movement, String reference, String item) {
        row(
                "A_MaterialDocumentHeader",
                "'MaterialDocument':'" + number + "','ReferenceDocument':'" + reference
                        + "','CreationDate':'2026-11-23','CreationTime':'" + time + "'");
        row(
                "A_MaterialDocumentItem",
                "'MaterialDocument':'" + number + "','GoodsMovementType':'" + movement + "',"
                        + SIDES.getOrDefault(movement, "") + item);
    }

    /** The lot's stock, before anything was told of it. */
    private void brought(String quantity) {
        time = "10:00:00";
        document("4900000000", "561", "", stock(quantity));
        time = "10:00:05";
    }

    private void remove(String document) {
        tables.values().forEach(rows -> rows.removeIf(row -> row.contains("'MaterialDocument':'" + document + "'")));
    }

    /** The integration says that SAP had nothing to book; SAP's times are those of Berlin. */
    private void withoutDocument(String event, String time) {
        withoutDocument.put(
                event, OffsetDateTime.parse("2026-11-23T" + time + ".4+01:00").toInstant());
    }
}
