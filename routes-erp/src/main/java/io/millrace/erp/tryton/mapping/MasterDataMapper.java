/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.canonical.entity.Customer;
import io.millrace.canonical.entity.Item;
import io.millrace.canonical.entity.Supplier;
import io.millrace.canonical.value.CustomerId;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.SupplierId;
import io.millrace.core.master.MasterKind;
import io.millrace.core.master.MasterPage;
import io.millrace.core.master.MasterRecord;
import io.millrace.core.transform.MappingContext;
import io.millrace.erp.master.MasterMapping;
import io.millrace.erp.master.MasterRecords;
import io.millrace.erp.tryton.rpc.Values;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Master data as Tryton's records have it. What has no code is nothing that a message could name: it is left out. */
public final class MasterDataMapper {

    private final TrytonCodes codes;
    private final MasterKind kind;

    private MasterDataMapper(TrytonCodes codes, MasterKind kind) {
        this.codes = codes;
        this.kind = kind;
    }

    public static MasterPage map(MasterRecords page, MappingContext context) {
        TrytonCodes codes = TrytonCodes.of(context, new PlantId(page.plant()), page.readAt());
        MasterDataMapper mapper = new MasterDataMapper(codes, MasterKind.of(page.kind()));
        return MasterMapping.map(TrytonCodes.SYSTEM, page, mapper::code, mapper::record);
    }

    private String code(JsonNode record) {
        return switch (kind) {
            case ITEM, CUSTOMER, SUPPLIER -> text(record, "code");
            case BILL_OF_MATERIAL, WORK_CENTER -> text(record, "name");
            case LOT -> record.at("/product./code").asText("") + '/' + text(record, "number");
        };
    }

    private Optional<MasterRecord> record(JsonNode record) {
        String code = code(record);
        if (code.isEmpty() || code.startsWith("/")) {
            return Optional.empty();
        }
        return Optional.of(
                switch (kind) {
                    case ITEM -> item(code, record);
                    case BILL_OF_MATERIAL -> made(code, code, record, billOfMaterial(record));
                    case WORK_CENTER -> workCenter(code, record);
                    case LOT -> lot(code, record);
                    case CUSTOMER -> {
                        String id = codes.toLoad(code, plant -> plant.customers(TrytonCodes.SYSTEM));
                        yield made(code, id, record, new Customer(new CustomerId(id), name(code, record), null));
                    }
                    case SUPPLIER -> {
                        String id = codes.toLoad(code, plant -> plant.suppliers(TrytonCodes.SYSTEM));
                        yield made(code, id, record, new Supplier(new SupplierId(id), name(code, record), null));
                    }
                });
    }

    private MasterRecord item(String code, JsonNode product) {
        Item item = new Item(
                new ItemId(itemId(code)),
                name(code, product),
                codes.unit(product.at("/default_uom./symbol").asText("")),
                !product.path("lot_required").isEmpty(),
                false,
                List.of());
        return made(code, item.id().value(), product, item);
    }

    private String itemId(String code) {
        return codes.toLoad(code, plant -> plant.items(TrytonCodes.SYSTEM));
    }

    /** A work center has no code: its name is what an order says. */
    private MasterRecord workCenter(String code, JsonNode workCenter) {
        String id = codes.toLoad(code, plant -> plant.workCenters(TrytonCodes.SYSTEM));
        return made(code, id, workCenter, Map.of("description", code));
    }

    private MasterRecord lot(String code, JsonNode lot) {
        String item = itemId(lot.at("/product./code").asText(""));
        String number = text(lot, "number");
        Map<String, String> details = new LinkedHashMap<>();
        details.put("item", item);
        details.put("lot", number);
        return made(code, item + '/' + number, lot, details);
    }

    private Map<String, Object> billOfMaterial(JsonNode bom) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("outputs", lines(bom.path("outputs.")));
        details.put("components", lines(bom.path("inputs.")));
        return details;
    }

    private List<Map<String, String>> lines(JsonNode lines) {
        List<Map<String, String>> all = new ArrayList<>();
        for (JsonNode line : lines) {
            Map<String, String> one = new LinkedHashMap<>();
            one.put("item", itemId(line.at("/product./code").asText("")));
            one.put(
                    "quantity",
                    line.path("quantity").decimalValue().stripTrailingZeros().toPlainString());
            one.put("unit", codes.unit(line.at("/uom./symbol").asText("")).code());
            all.add(one);
        }
        return all;
    }

    /** A record that is not active any more is gone since it was changed. */
    private static MasterRecord made(String code, String id, JsonNode record, Object details) {
        Instant changed = changed(record);
        boolean active = record.path("active").asBoolean(true);
        return new MasterRecord(
                code, id, MasterRecord.EVER, active ? null : changed, changed, MasterRecord.details(details));
    }

    private static Instant changed(JsonNode record) {
        LocalDateTime changed = Values.changed(record);
        return changed == null ? MasterRecord.EVER : changed.toInstant(ZoneOffset.UTC);
    }

    private static String name(String code, JsonNode record) {
        String name = text(record, "name");
        return name.isEmpty() ? code : name;
    }

    private static String text(JsonNode record, String field) {
        JsonNode value = record.path(field);
        return value.isNull() ? "" : value.asText("").strip();
    }
}
