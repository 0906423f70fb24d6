/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators.reconciliation;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.examples.simulators.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A small day without a fault in the books, written by hand; a test then spoils one line. */
final class BookOfADay {

    private final List<String> erp = new ArrayList<>();
    private final List<String> mes = new ArrayList<>();
    private final List<String> wms = new ArrayList<>();
    private final List<String> quality = new ArrayList<>();
    private final List<String> business = new ArrayList<>();

    BookOfADay() {
        order();
        consumption("ULM-L1-C-000001", "2.500");
        consumption("ULM-L1-C-000002", "1.250");
        counts();
        hold();
        shipment();
        for (List<String> program : List.of(erp, mes, wms, quality, business)) {
            program.add("{'kind':'downtime','from':'2026-11-23T06:00:10Z','to':'2026-11-23T06:00:13Z'}");
            program.add("{'kind':'lost-response','target':'x','collection':'y','documentNumber':'1'}");
        }
    }

    private void order() {
        emitted(
                erp,
                "work-order-released",
                "ERP-1",
                "WO-1",
                "{'eventId':'ERP-1','change':'RELEASED','workOrder':{'id':'WO-1','plant':'ULM','item':'FG-200','quantity':'60','unit':'EA'}}");
        held(
                mes,
                "mes",
                "work-orders",
                "ERP-1",
                "'change':'RELEASED','id':'WO-1','plant':'ULM','item':'FG-200','quantity':'60','unit':'EA'");
        emitted(
                erp,
                "work-order-closed",
                "ERP-2",
                "WO-1",
                "{'eventId':'ERP-2','change':'CLOSED','workOrder':{'id':'WO-1','plant':'ULM'}}");
        held(mes, "mes", "work-orders", "ERP-2", "'change':'CLOSED','id':'WO-1','plant':'ULM'");
        held(
                mes,
                "scheduling",
                "jobs",
                "ERP-1",
                "'workOrder':'WO-1','plant':'ULM','item':'FG-200','quantity':'60','unit':'EA'");
        held(mes, "labor", "activities", "ERP-1", "'workOrder':'WO-1','plant':'ULM'");
        held(mes, "line", "work-orders", "ERP-1", "'workOrder':'WO-1','item':'FG-200','quantity':'60','unit':'pcs'");
    }

    private void consumption(String id, String quantity) {
        String said =
                "'workOrder':'WO-1','operation':'0010','item':'RM-100','lot':'R100-1','quantity':'%s','unit':'%s'";
        emitted(
                mes,
                "material-consumed",
                id,
                "WO-1",
                "{'messageId':'" + id + "','machine':'ULM-L1'," + said.formatted(quantity, "kg") + "}");
        held(erp, "erp", "goods-movements", id, said.formatted(quantity, "KGM"));
        held(erp, "costing", "postings", id, "'kind':'MATERIAL'," + said.formatted(quantity, "KGM"));
        held(wms, "inventory", "movements", id, "'direction':'ISSUE'," + said.formatted(quantity, "KGM"));
    }

    /** Three counts, the counters forgotten after the first, made into two confirmations. */
    private void counts() {
        count("ULM-L1-P-000001", 30, 2, 1, 30, 2, 1, false);
        count("ULM-L1-P-000002", 10, 0, 0, 10, 0, 0, false);
        count("ULM-L1-P-000003", 20, 1, 0, 10, 1, 0, true);
        confirmation("c-1", 40, 2, 1, false, "10:00:02+01:00");
        confirmation("c-2", 10, 1, 0, true, "10:00:03+01:00");
    }

    private void count(
            String id, int good, int scrap, int rework, int madeGood, int madeScrap, int madeRework, boolean last) {
        mes.add(
                ("{'kind':'emitted','fact':'production-count','id':'%s','key':'WO-1','body':{'workOrder':'WO-1','operation':'0020','item':'FG-200','lot':'L-1','good':%d,'scrap':%d,'rework':%d,'unit':'pcs','final':%s},"
                                + "'made':{'good':%d,'scrap':%d,'rework':%d}}")
                        .formatted(id, good, scrap, rework, last, madeGood, madeScrap, madeRework));
    }

    private void confirmation(String id, int yield, int scrap, int rework, boolean last, String to) {
        String of = "'workOrder':'WO-1','operation':'0020','item':'FG-200','lot':'L-1','unit':'EA'";
        held(
                erp,
                "erp",
                "confirmations",
                id,
                of
                        + ",'yield':'%d','scrap':'%d','rework':'%d','final':%s,'to':'2026-11-23T%s'"
                                .formatted(yield, scrap, rework, last, to));
        held(
                erp,
                "costing",
                "postings",
                id,
                of
                        + ",'kind':'ACTIVITY','quantity':'%d','scrap':'%d','postedAt':'2026-11-23T%s'"
                                .formatted(yield, scrap, to));
        held(
                wms,
                "inventory",
                "movements",
                id,
                of + ",'direction':'RECEIPT','quantity':'%d','at':'2026-11-23T%s'".formatted(yield, to));
    }

    private void hold() {
        String hold = "'plant':'ULM','item':'FG-200','lot':'L-9','shipments':['80012001','80012002']";
        for (boolean placed : new boolean[] {true, false}) {
            String id = placed ? "QMS-1" : "QMS-2";
            emitted(
                    quality,
                    placed ? "quality-hold-placed" : "quality-hold-released",
                    id,
                    "L-9",
                    "{'eventId':'" + id + "','hold':{'id':'QH-1'," + hold
                            + (placed ? "" : ",'disposition':'UNRESTRICTED'") + "}}");
            String says = "'hold':'QH-1'," + hold;
            held(erp, "erp", "stock-statuses", id, says + ",'status':'" + (placed ? "BLOCKED" : "UNRESTRICTED") + "'");
            held(wms, "wms", "shipment-blocks", id, says + ",'action':'" + (placed ? "BLOCK" : "RELEASE") + "'");
            held(business, "service", "quality-alerts", id, says + ",'kind':'" + (placed ? "HOLD" : "RELEASE") + "'");
            if (placed) {
                held(quality, "quality", "hold-applications", id, "'hold':'QH-1','plant':'ULM','lot':'L-9'");
            }
        }
    }

    private void shipment() {
        String lines =
                "'lines':[{'item':'FG-200','lot':'L-9','quantity':'%s','unit':'EA','handlingUnit':'340123450000000016'}]";
        String says = "'customer':'C-1','carrier':'DACHSER','trackingNumber':'JD1',";
        emitted(
                wms,
                "shipment-dispatched",
                "WMS-1",
                "80012001",
                "{'eventId':'WMS-1','status':'DISPATCHED','shipment':{'id':'80012001','plant':'ULM'," + says
                        + lines.formatted("240") + "}}");
        String shipment = "'shipment':'80012001'," + says + lines.formatted("240.0");
        held(erp, "erp", "deliveries", "WMS-1", "'plant':'ULM'," + shipment);
        held(business, "crm", "shipments", "WMS-1", "'status':'DISPATCHED'," + shipment);
        held(business, "portal", "shipments", "WMS-1", "'status':'DISPATCHED'," + shipment);
    }

    private static void emitted(List<String> program, String fact, String id, String key, String body) {
        program.add("{'kind':'emitted','fact':'%s','id':'%s','key':'%s','body':%s}".formatted(fact, id, key, body));
    }

    private static void held(List<String> program, String target, String collection, String eventId, String body) {
        program.add("{'kind':'held','target':'%s','collection':'%s','documentNumber':'%d','body':{'eventId':'%s',%s}}"
                .formatted(target, collection, program.size() + 1, eventId, body));
    }

    /** The lines of a program's journal, to be spoilt. */
    BookOfADay spoil(String program, UnaryOperator<List<String>> change) {
        List<String> lines = program(program);
        List<String> changed = change.apply(new ArrayList<>(lines));
        lines.clear();
        lines.addAll(changed);
        return this;
    }

    /** Changes the only line of a journal that holds all these words. */
    BookOfADay change(String program, UnaryOperator<String> change, String... words) {
        return spoil(program, lines -> {
            lines.replaceAll(line -> holds(line, words) ? change.apply(line) : line);
            lines.removeIf(String::isEmpty);
            return lines;
        });
    }

    static boolean holds(String line, String... words) {
        return List.of(words).stream().allMatch(line::contains);
    }

    void write(Path work) throws IOException {
        for (String program : List.of("erp", "mes", "wms", "quality", "business")) {
            Files.writeString(
                    work.resolve(program + ".jsonl"),
                    String.join("\n", program(program)).replace('\'', '"') + "\n");
        }
    }

    History history() throws IOException {
        List<JsonNode> records = new ArrayList<>();
        for (String program : List.of("erp", "mes", "wms", "quality", "business")) {
            for (String line : program(program)) {
                records.add(Json.read(line.replace('\'', '"')));
            }
        }
        return History.of(records);
    }

    private List<String> program(String name) {
        return switch (name) {
            case "erp" -> erp;
            case "mes" -> mes;
            case "wms" -> wms;
            case "quality" -> quality;
            default -> business;
        };
    }
}
