/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.master;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.core.master.MasterKind;
import io.millrace.erp.tryton.rpc.Tryton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The model that Tryton has a kind of master data in. */
record TrytonMasterModel(String name, String... fields) {

    static TrytonMasterModel of(MasterKind kind) {
        return switch (kind) {
            case ITEM ->
                new TrytonMasterModel(
                        "product.product",
                        "code",
                        "name",
                        "active",
                        "default_uom.symbol",
                        "lot_required",
                        "write_date",
                        "create_date");
            case BILL_OF_MATERIAL ->
                new TrytonMasterModel("production.bom", "name", "active", "write_date", "create_date");
            case WORK_CENTER ->
                new TrytonMasterModel("production.work.center", "name", "active", "write_date", "create_date");
            case LOT -> new TrytonMasterModel("stock.lot", "number", "product.code", "write_date", "create_date");
            case CUSTOMER, SUPPLIER ->
                new TrytonMasterModel("party.party", "code", "name", "active", "write_date", "create_date");
        };
    }

    /** The bills of material with their lines, {@code inputs.} and {@code outputs.}. */
    static List<JsonNode> withLines(List<JsonNode> boms, Tryton tryton) {
        List<Integer> ids = boms.stream().map(bom -> bom.path("id").asInt()).toList();
        Map<Integer, List<JsonNode>> inputs = lines("production.bom.input", ids, tryton);
        Map<Integer, List<JsonNode>> outputs = lines("production.bom.output", ids, tryton);
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode bom : boms) {
            ObjectNode with = bom.deepCopy();
            put(with, "inputs.", inputs);
            put(with, "outputs.", outputs);
            all.add(with);
        }
        return all;
    }

    private static void put(ObjectNode bom, String name, Map<Integer, List<JsonNode>> lines) {
        ArrayNode of = bom.putArray(name);
        lines.getOrDefault(bom.path("id").asInt(), List.of()).forEach(of::add);
    }

    private static Map<Integer, List<JsonNode>> lines(String model, List<Integer> boms, Tryton tryton) {
        Map<Integer, List<JsonNode>> lines = new HashMap<>();
        for (JsonNode line : tryton.search(
                model, List.of(List.of("bom", "in", boms)), "bom", "product.code", "quantity", "uom.symbol")) {
            lines.computeIfAbsent(line.path("bom").asInt(), bom -> new ArrayList<>())
                    .add(line);
        }
        return lines;
    }
}
