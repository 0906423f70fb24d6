/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.millrace.examples.simulators.Json;
import io.millrace.examples.simulators.TrytonClient;
import io.millrace.examples.simulators.reconciliation.Anomaly.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A small day of a plant with Tryton, written by hand; then one thing in Tryton's books is wrong, and it is seen. */
class TrytonBooksTest {

    private static final String INPUT = "production_input";
    private static final String OUTPUT = "production_output";
    private static final String TO_HOLD = "to_location.code QHOLD";
    private static final String FROM_HOLD = "from_location.code QHOLD";
    private static final String TO_DOCK = "to_location.code OUT";

    private final List<String> journal = new ArrayList<>();
    private final Map<String, List<String>> answers = new TreeMap<>();
    private HttpServer tryton;
    private int moves;

    @BeforeEach
    void day() throws IOException {
        told("work-order-released", "ERP-1", "WO-1", "'change':'RELEASED','workOrder':{'id':'WO-1','plant':'ULM'}");
        mes("M1", "RELEASED");
        mes("M2", "CLOSED");
        consumed("C-1", "2.500");
        consumed("C-2", "1.250");
        counted(40);
        counted(10);
        told("quality-hold-placed", "Q-1", "L-9", "'action':'PLACED','hold':{" + lot() + ",'id':'QH-1'}");
        told(
                "quality-hold-released",
                "Q-2",
                "L-9",
                "'action':'RELEASED','hold':{" + lot() + ",'id':'QH-1','disposition':'SCRAPPED'}");
        told(
                "shipment-dispatched",
                "W-1",
                "80",
                "'shipment':{'id':'80','plant':'ULM','customer':'C-1','carrier':'DHL','lines':"
                        + "[{'item':'FG-200','lot':'L-9','quantity':'24','unit':'EA','handlingUnit':'340123'}]}");

        answers.put("production state done", List.of("{'id':1,'number':'WO-1'}"));
        answers.put("stock.shipment.out state done", List.of("{'id':5,'number':'80','customer.':{'name':'C-1'}}"));
        move(INPUT, order(INPUT) + raw("2.5"));
        move(INPUT, order(INPUT) + raw("1.25"));
        move(OUTPUT, order(OUTPUT) + made("40", "STO"));
        move(OUTPUT, order(OUTPUT) + made("10", "STO"));
        move(OUTPUT, order(OUTPUT) + made("2", "SCRAP"));
        move(TO_HOLD, held("100") + ",'shipment':'stock.shipment.internal,1'");
        move(FROM_HOLD, held("100") + ",'to_location.':{'code':'SCRAP'},'shipment':'stock.shipment.internal,2'");
        move(TO_DOCK, held("24") + ",'shipment':'stock.shipment.out,5'");

        tryton = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        tryton.createContext("/", exchange -> {
            JsonNode request = Json.read(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] bytes = ("{'id':1,'result':" + answer(request) + "}")
                    .replace('\'', '"')
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        tryton.start();
    }

    private String answer(JsonNode request) {
        String method = request.path("method").asText();
        if (method.equals("common.db.login")) {
            return "[1,'session']";
        }
        if (method.endsWith("get_preferences")) {
            return "{}";
        }
        String model = method.replaceAll("^model\\.|\\.search_read$", "");
        JsonNode clause = request.path("params").path(0).path(0);
        String field = clause.path(0).asText();
        String question = field.startsWith("production_")
                ? field
                : field + " " + clause.path(2).asText();
        return answers.getOrDefault((model.equals("stock.move") ? "" : model + " ") + question, List.of())
                .toString();
    }

    @AfterEach
    void close() {
        tryton.stop(0);
    }

    @Test
    void whatTrytonKeepsOfADayIsEnoughToSeeThatItIsClean() throws IOException {
        assertThat(wrong()).isEmpty();
    }

    @Test
    void anInputThatIsMissingIsSeen() throws IOException {
        answers.get(INPUT).remove(1);
        assertThat(wrong()).extracting(Anomaly::kind).containsExactly(Kind.LOST);
    }

    @Test
    void anInputThatIsThereTwiceIsSeen() throws IOException {
        move(INPUT, order(INPUT) + raw("1.25"));
        assertThat(wrong()).extracting(Anomaly::kind).containsExactly(Kind.DUPLICATED);
    }

    @Test
    void inputsInTheWrongOrderAreSeen() throws IOException {
        answers.get(INPUT).clear();
        move(INPUT, order(INPUT) + raw("1.25"));
        move(INPUT, order(INPUT) + raw("2.5"));
        assertThat(wrong()).extracting(Anomaly::kind).containsExactly(Kind.REORDERED);
    }

    @Test
    void moreScrapThanWasMadeIsSeen() throws IOException {
        move(OUTPUT, order(OUTPUT) + made("1", "SCRAP"));
        assertThat(wrong()).extracting(Anomaly::text).singleElement().asString().contains("scrap", "are 3");
    }

    @Test
    void stockThatStaysOnHoldIsSeen() throws IOException {
        answers.get(FROM_HOLD).clear();
        assertThat(wrong()).extracting(Anomaly::kind).containsExactlyInAnyOrder(Kind.LOST, Kind.UNEXPECTED);
    }

    @Test
    void aShipmentWithAnotherLotIsSeen() throws IOException {
        answers.get(TO_DOCK).clear();
        move(TO_DOCK, held("24").replace("L-9", "L-8") + ",'shipment':'stock.shipment.out,5'");
        assertThat(wrong()).extracting(Anomaly::text).singleElement().asString().contains("L-8", "L-9");
    }

    @Test
    void anOrderThatTheMesBelievesOpenIsSeen() throws IOException {
        journal.removeIf(line -> line.contains("'M2'"));
        assertThat(wrong()).extracting(Anomaly::text).singleElement().asString().contains("WO-1 closed", "mes/");
    }

    /** What is wrong in Tryton and in the MES; the others have no journals here. */
    private List<Anomaly> wrong() throws IOException {
        List<JsonNode> records = new ArrayList<>();
        for (String line : journal) {
            records.add(Json.read(line.replace('\'', '"')));
        }
        URI address = URI.create("http://127.0.0.1:" + tryton.getAddress().getPort() + "/erp/");
        ErpBooks books = new TrytonBooks(new TrytonClient(address, "user", "secret"));
        return Verdict.of(History.of(records), books, Parked.NONE).anomalies().stream()
                .filter(anomaly -> anomaly.text().matches("(?s).*(erp/|mes/|Tryton).*"))
                .toList();
    }

    private void told(String fact, String id, String key, String body) {
        journal.add(
                "{'kind':'emitted','fact':'" + fact + "','id':'" + id + "','key':'" + key + "','body':{" + body + "}}");
    }

    private void mes(String document, String change) {
        journal.add("{'kind':'held','target':'mes','collection':'work-orders','documentNumber':'" + document
                + "','body':{'eventId':'x-" + document + "','change':'" + change + "','id':'WO-1','plant':'ULM'}}");
    }

    private void consumed(String id, String quantity) {
        told(
                "material-consumed",
                id,
                "WO-1",
                "'workOrder':'WO-1','operation':'0010','item':'RM-100','lot':'R-1','quantity':'" + quantity
                        + "','unit':'kg'");
    }

    private void counted(int good) {
        journal.add("{'kind':'emitted','fact':'production-count','id':'P-" + good
                + "','key':'WO-1','body':{'workOrder':'WO-1','operation':'0020','lot':'L-1'},'made':{'good':" + good
                + ",'scrap':1,'rework':1}}");
    }

    private void move(String question, String fields) {
        answers.computeIfAbsent(question, q -> new ArrayList<>())
                .add("{'id':" + ++moves
                        + ",'create_date':{'year':2026,'month':11,'day':23,'hour':9,'minute':0,'second':0}," + fields
                        + "}");
    }

    private static String order(String direction) {
        return "'" + direction + ".':{'number':'WO-1'},";
    }

    private static String raw(String quantity) {
        return product("RM-100", "R-1", quantity, "kg");
    }

    private static String made(String quantity, String to) {
        return product("FG-200", "L-1", quantity, "u") + ",'to_location.':{'code':'" + to + "'}";
    }

    private static String held(String quantity) {
        return product("FG-200", "L-9", quantity, "u");
    }

    private static String product(String item, String lot, String quantity, String unit) {
        return "'product.':{'code':'" + item + "'},'lot.':{'number':'" + lot + "'},'quantity':" + quantity
                + ",'uom.':{'symbol':'" + unit + "'}";
    }

    private static String lot() {
        return "'plant':'ULM','item':'FG-200','lot':'L-9'";
    }
}
